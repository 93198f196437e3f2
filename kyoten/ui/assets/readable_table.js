// A real table whose text wraps and whose rows open, and below 560 px the same rows as cards: one set of elements, laid out
// by readable_table.css. Texts become text nodes, so that what people wrote is never markup. kyoten/ui/readable_table.py
// says what `data` holds.

const sheet = new CSSStyleSheet()
sheet.replaceSync(await (await fetch(new URL("readable_table.css", import.meta.url))).text())

const CARDS = 560
const ROW_END = 20
const known = new WeakMap()

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const state = known.get(parentElement) ?? { drawn: "", printing: () => showSoMany(state, true) }
  known.set(parentElement, state)
  window.addEventListener("beforeprint", state.printing)
  state.report = (id) => {
    if (data.opens) setTriggerValue("opened", id)
    else setStateValue("picked", state.picked === id ? null : id)
  }
  state.picked = data.picked === null ? null : String(data.picked)
  const content = JSON.stringify({ ...data, picked: null })
  if (content !== state.drawn) {
    const focused = parentElement.activeElement?.dataset?.row
    const ids = data.rows.map((row) => row.id).join("|")
    if (ids !== state.ids) state.shown = { wide: data.first.wide, narrow: data.first.narrow }
    Object.assign(state, { drawn: content, ids, data })
    draw(state, parentElement)
    if (focused) parentElement.querySelector(`button[data-row="${CSS.escape(focused)}"]`)?.focus()
  }
  for (const row of state.table.tBodies[0].rows) markPicked(row, state)
  return () => window.removeEventListener("beforeprint", state.printing)
}

function markPicked(row, { picked, data }) {
  row.classList.toggle("picked", row.dataset.row === picked)
  if (data.picks) row.querySelector("button").setAttribute("aria-pressed", String(row.dataset.row === picked))
}

function draw(state, parentElement) {
  const { data } = state
  parentElement.adoptedStyleSheets = [sheet, foldingSheet(data.columns)]
  const root = made("div", "rows")
  const table = made("table", data.shortened ? "shortened" : "")
  table.setAttribute("role", "table")
  table.setAttribute("aria-label", data.label)
  table.append(head(state), made("tbody"))
  table.tBodies[0].setAttribute("role", "rowgroup")
  state.rows = [...data.rows]
  state.buttons = ["wide", "narrow"].map((form) => moreButton(form, state))
  state.table = table
  root.append(table, ...state.buttons)
  showSoMany(state)
  parentElement.querySelector(".rows").replaceWith(root)
}

// Where the columns do not fit side by side, some become a line under the row's title: those of the least rank first.
function foldingSheet(columns) {
  const folding = columns.map((column, at) => ({ ...column, at })).filter(({ part }) => part !== "title")
  folding.sort((one, other) => one.rank - other.rank || other.at - one.at)
  let room = columns.reduce((sum, column) => sum + column.width, ROW_END)
  const rules = []
  for (const { at, width } of folding) {
    if (room <= CARDS) break
    rules.push(
      `@container rows (min-width: ${CARDS + 1}px) and (max-width: ${room - 1}px) ` +
        `{ .c${at} { display: none } .m${at} { display: inline } }`,
    )
    room -= width
  }
  const own = new CSSStyleSheet()
  own.replaceSync(rules.join("\n"))
  return own
}

function head(state) {
  const { columns, sortable } = state.data
  const row = made("tr")
  row.setAttribute("role", "row")
  columns.forEach((column, at) => {
    const cell = made("th", `c${at} ${column.part}${column.right ? " right" : ""}`)
    cell.scope = "col"
    cell.setAttribute("role", "columnheader")
    cell.style.minWidth = `${column.width}px`
    if (sortable) {
      const button = made("button", "sort", column.head)
      button.type = "button"
      button.onclick = () => sort(state, at, cell)
      cell.append(button)
    } else cell.textContent = column.head
    row.append(cell)
  })
  const part = made("thead")
  part.setAttribute("role", "rowgroup")
  part.append(row)
  return part
}

function sort(state, at, cell) {
  const falling = cell.getAttribute("aria-sort") === "ascending"
  for (const each of cell.parentElement.cells) each.removeAttribute("aria-sort")
  cell.setAttribute("aria-sort", falling ? "descending" : "ascending")
  const value = ({ cells }) => cells[at].bar ?? cells[at].words
  state.rows.sort((one, other) => (falling ? -1 : 1) * compared(value(one), value(other)))
  state.table.tBodies[0].replaceChildren()
  showSoMany(state)
}

function compared(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other
  return String(one).localeCompare(String(other), "ja", { numeric: true })
}

function drawnRow(row, state) {
  const { columns, label, opens, picks } = state.data
  const line = made("tr", opens || picks ? "opens" : "")
  line.dataset.row = row.id
  line.setAttribute("role", "row")
  row.cells.forEach((cell, at) => {
    const column = columns[at]
    const box = made("td", `c${at} ${column.part}${column.right ? " right" : ""}${cell.words ? "" : " empty"}`)
    box.dataset.head = column.head
    box.setAttribute("role", column.part === "title" ? "rowheader" : "cell")
    if (column.part === "title") titleInto(box, row, cell, state)
    else cellInto(box, cell)
    line.append(box)
  })
  if (opens || picks) {
    line.onclick = () => {
      if (!window.getSelection()?.toString()) state.report(row.id)
    }
    line.onkeydown = (event) => moved(event, line)
  }
  return line
}

function titleInto(box, row, cell, { data }) {
  const { columns, opens, picks } = data
  const title = made(opens || picks ? "button" : "span", "name")
  title.append(made("span", "words", cell.words))
  if (opens || picks) {
    title.type = "button"
    title.dataset.row = row.id
  }
  box.append(title)
  const folded = made("div", "folded")
  row.cells.forEach((each, at) => {
    const { part: kind, head } = columns[at]
    if (kind === "title" || !each.words || (kind === "detail" && (opens || picks))) return
    const part = made("span", `m${at}`)
    if (kind !== "fact" && kind !== "sign") part.append(made("span", "head", head))
    part.append(`${each.sign ? `${each.sign} ` : ""}${each.words}${each.note ? ` ${each.note}` : ""}`)
    folded.append(part)
  })
  if (folded.childElementCount) box.append(folded)
}

function cellInto(box, cell) {
  if (cell.bar !== undefined) {
    const bar = made("span", "track")
    bar.setAttribute("aria-hidden", "true")
    bar.append(made("span", "fill"))
    bar.firstChild.style.width = `${Math.max(0, Math.min(100, cell.bar))}%`
    box.append(bar)
  }
  const words = made("span", `words${cell.tone ? ` tone ${cell.tone}` : ""}${short(cell.words) ? " short" : ""}`)
  if (cell.sign) {
    const sign = made("span", "mark", cell.sign)
    sign.setAttribute("aria-hidden", "true")
    words.append(sign)
  }
  words.append(cell.words || "—")
  box.append(words)
  if (cell.note) box.append(made("div", "note", cell.note))
}

// A short word such as a role's, and the number of an item, stay on one line.
function short(words) {
  return words.length <= 8 && !words.includes("\n")
}

function moreButton(form, state) {
  const button = made("button", `more ${form}`)
  button.type = "button"
  button.onclick = () => {
    const next = state.shown[form]
    state.shown[form] += state.data.first.more
    showSoMany(state)
    state.table.tBodies[0].rows[next]?.querySelector("button")?.focus()
  }
  return button
}

// Rows are made when they are to be seen: there may be thousands, and a printed page has them all.
function showSoMany(state, all = false) {
  const body = state.table.tBodies[0]
  const count = all ? state.rows.length : Math.min(state.rows.length, Math.max(state.shown.wide, state.shown.narrow))
  for (const row of state.rows.slice(body.rows.length, count)) {
    body.append(drawnRow(row, state))
    markPicked(body.lastChild, state)
  }
  Array.from(body.rows).forEach((row, at) => {
    row.classList.toggle("late-wide", at >= state.shown.wide)
    row.classList.toggle("late-narrow", at >= state.shown.narrow)
  })
  for (const [at, form] of ["wide", "narrow"].entries()) {
    const rest = state.rows.length - state.shown[form]
    state.buttons[at].hidden = rest <= 0
    state.buttons[at].textContent = `さらに表示(残り${rest}件)`
  }
}

// The arrow keys go from row to row.
function moved(event, line) {
  const next = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key]
  const button = next && line[next]?.querySelector("button")
  if (!button || !button.offsetParent) return
  event.preventDefault()
  button.focus()
}

function made(kind, name = "", words = "") {
  const element = document.createElement(kind)
  if (name.trim()) element.className = name.trim()
  if (words) element.textContent = words
  return element
}
