// Replaces the fixed English words of the framework by Japanese ones, now and whenever the page changes.
(() => {
  const { words, patterns } = __TABLE__;
  const rules = patterns.map(([find, put]) => [new RegExp(find), put]);
  const named = ["aria-label", "title", "placeholder", "data-title", "alt"];

  const put = (text) => {
    const bare = text.trim();
    if (!/[A-Za-z]/.test(bare)) return null;
    if (Object.hasOwn(words, bare)) return text.replace(bare, words[bare]);
    for (const [find, into] of rules) {
      if (find.test(bare)) return bare.replace(find, into).replaceAll("undefined", "").trim();
    }
    return null;
  };
  const inText = (node) => {
    const said = put(node.nodeValue ?? "");
    if (said !== null && said !== node.nodeValue) node.nodeValue = said;
  };
  const inNames = (element) => {
    for (const name of named) {
      const said = element.hasAttribute(name) ? put(element.getAttribute(name)) : null;
      if (said !== null && said !== element.getAttribute(name)) element.setAttribute(name, said);
    }
  };
  const walk = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return inText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
    inNames(root);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (node.nodeType === Node.TEXT_NODE) inText(node);
      else inNames(node);
    }
    return undefined;
  };
  const watch = () => {
    walk(document.body);
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === "characterData") inText(change.target);
        else if (change.type === "attributes") inNames(change.target);
        else change.addedNodes.forEach(walk);
      }
    }).observe(document.body, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: named,
    });
  };
  if (document.body) watch();
  else document.addEventListener("DOMContentLoaded", watch);
})();
