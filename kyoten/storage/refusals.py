"""Why the store will not do something: one exception a reason, its text one Japanese sentence for the user."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kyoten.fiscal import year_label
from kyoten.storage.place import note_of

_NOT_STORED = "何も保存していません。"


class StoreRefusal(Exception):
    """Base of all: `str()` is what a page or the command line shows."""


class DatabaseUnavailable(StoreRefusal):
    """The database can't be opened, is no database, or is held by somebody else for too long."""


class DatabaseMissing(DatabaseUnavailable):
    """There is no database of that name, and none is to be made."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"データベース「{path}」はまだありません。場所の指定を確かめてください。"
            "はじめて使うときは、plan import で計画を取り込むか、sample でサンプルを読み込みます。"
        )


class DatabaseIsBackup(DatabaseUnavailable):
    """A sealed backup: whatever is stored in it would break its seal."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"「{path.name}」はバックアップのファイルのため、データベースとしては使えません。"
            "restore で別のデータベースに戻してから使ってください(例: python -m kyoten"
            f" --database sqlite:///確認用.db restore {path.name})。"
        )


class DatabaseGone(DatabaseUnavailable):
    """There was a database, and it is not there any more."""

    def __init__(self, path: Path, *, writes: bool) -> None:
        super().__init__(
            f"データベースのファイル「{path.name}」がなくなっています。{_NOT_STORED if writes else ''}"
            f"ファイルを元の場所({path.absolute().parent})に戻すか、バックアップから復元してください"
            f"(python -m kyoten restore)。新しく始めるときは、目印の「{note_of(path).name}」も消してください。"
        )


class DatabaseReplaced(DatabaseUnavailable):
    """Under the running program another database has come in the place of the one that it knew."""

    def __init__(self, path: Path | None, *, writes: bool) -> None:
        which = f"のファイル「{path.name}」" if path else ""
        super().__init__(
            f"動いている間に、データベース{which}が別のものか古いものに置き換えられました。"
            f"{_NOT_STORED if writes else ''}"
            "元のファイルに戻すか、今のものを使う場合はKyotenを再起動してください。"
        )


class DatabaseTooNew(StoreRefusal):
    """A newer Kyoten has written this database."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"このデータベースは新しい版のKyotenで作られたものです(データベースの版 {found}、扱える版 {known})。"
            "Kyotenを新しい版に更新してください。"
        )


class NoPlan(StoreRefusal):
    """Nothing can be reported on a plan that is not there."""

    def __init__(self, site: str, year_label: str) -> None:
        super().__init__(f"「{site}」の{year_label}の行動計画がまだ登録されていません。先に計画を取り込んでください。")


class PlanWithoutYear(StoreRefusal):
    """A plan whose headers name no fiscal year has no place to be kept."""

    def __init__(self, file: str) -> None:
        super().__init__(f"「{file}」から年度を読み取れないため、計画を保存できません。")


class PlanWithoutItems(StoreRefusal):
    """A plan in which nothing could be read must not take the place of one that can."""

    def __init__(self, file: str) -> None:
        super().__init__(f"「{file}」から行動計画を1件も読み取れないため、計画を保存できません。")


class NothingToStore(StoreRefusal):
    """A report without any entry."""

    def __init__(self, file: str) -> None:
        super().__init__(f"「{file}」には取り込める進捗がありません。")


class AlreadySubmitted(StoreRefusal):
    """The same bytes are already stored for that quarter; `submission` is the one that is there."""

    def __init__(self, file: str, quarter_label: str, submission: int) -> None:
        super().__init__(
            f"「{file}」と同じ内容のファイルは、{quarter_label}の報告として"
            f"すでに取り込まれています(報告番号 {submission})。"
        )
        self.submission = submission


class ChangedMeanwhile(StoreRefusal):
    """Somebody has stored something since a file was looked at, so that it would do another thing than was shown;
    `what` has changed."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"確認している間に{what}が変わりました。変わる内容を確かめ直して、もう一度取り込んでください。"
        )
        self.what = what


class UnknownSubmission(StoreRefusal):
    """No submission has that number."""

    def __init__(self, submission: int) -> None:
        super().__init__(f"報告番号 {submission} の報告は見つかりません。")


class AlreadyTakenBack(StoreRefusal):
    """Taking back twice changes nothing and is not recorded twice."""

    def __init__(self, submission: int) -> None:
        super().__init__(f"報告番号 {submission} の報告はすでに取り下げられています。")


class NotTakenBack(StoreRefusal):
    """Only what was taken back can be restored."""

    def __init__(self, submission: int) -> None:
        super().__init__(f"報告番号 {submission} の報告は取り下げられていないため、戻す操作は要りません。")


class UnknownItem(StoreRefusal):
    """The year's plan has no such item."""

    def __init__(self, item: str, year_label: str) -> None:
        super().__init__(f"{year_label}の行動計画に、項目番号「{item}」の項目はありません。")


class ItemNotThen(StoreRefusal):
    """The year's plan has the item, but not in the quarter (1–4) that is asked for; `there`: those in which it has."""

    def __init__(self, item: str, year_label: str, there: Sequence[int], asked: int) -> None:
        first, last = there[0], there[-1]
        words = f"第{first}四半期" if first == last else f"第{first}〜{last}四半期"
        super().__init__(
            f"項目「{item}」が{year_label}の行動計画にあるのは{words}です。"
            f"第{asked}四半期からではなく、その間の四半期からにしてください。"
        )


class BadChange(StoreRefusal):
    """A value that an item can't have; `reasons`, one sentence each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("".join(reasons))
        self.reasons = tuple(reasons)


class ReasonMissing(StoreRefusal):
    """A decision that others must be able to understand later; `what` is wanted for `action`."""

    def __init__(self, action: str, what: str = "理由") -> None:
        super().__init__(f"{action}には、{what}を入れてください。")


class UnknownRepair(StoreRefusal):
    """No repair at that cell waits for an answer."""

    def __init__(self, source: str) -> None:
        super().__init__(f"「{source}」に、確認を求めている修復はありません。")


class BadAnswer(StoreRefusal):
    """An answer that is none."""

    def __init__(self, answer: str, allowed: Sequence[str]) -> None:
        super().__init__(f"回答「{answer}」は使えません。{'、'.join(allowed)}のいずれかにしてください。")


class UnknownAcknowledgement(StoreRefusal):
    """No 了承 has that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"番号 {number} の了承は見つかりません。")


class AlreadyWithdrawn(StoreRefusal):
    """Withdrawing twice changes nothing and is not recorded twice."""

    def __init__(self, number: int) -> None:
        super().__init__(f"番号 {number} の了承はすでに取り消されています。")


class BadLink(StoreRefusal):
    """Links that name an item that is not there, or one of last year's items twice."""


class UnknownSite(StoreRefusal):
    """No site has that name."""

    def __init__(self, site: str) -> None:
        super().__init__(f"「{site}」という拠点はありません。名称を確かめてください。")


class BadSiteName(StoreRefusal):
    """A name that a site can't have."""


class PlanInUse(StoreRefusal):
    """Something rests on a version of a plan, so that it can't be taken away; `resting`, what."""

    def __init__(self, year: int, version: int, resting: Sequence[str], *, only: bool) -> None:
        rest = "使わない年度なら、「表示しない」にしてください" if only else "直すときは、正しい表を取り込んでください"
        super().__init__(
            f"{year_label(year)}の計画の第{version}版には{'、'.join(resting)}があるため、取り消せません。{rest}。"
        )
        self.resting = tuple(resting)


class NothingLeftToShow(StoreRefusal):
    """The last site, or the last year of a site, has to stay where it can be seen."""

    def __init__(self) -> None:
        super().__init__("ほかに表示するものがなくなるため、表示しないことにはできません。")


class BadJudgement(StoreRefusal):
    """A judgement that can't be: of what the plan does not have, by a letter that the scale does not have."""


class JudgedMeanwhile(StoreRefusal):
    """Somebody has judged it since it was looked at."""

    def __init__(self, subject: str, by: str, words: str) -> None:
        super().__init__(
            f"「{subject}」の評価は、この画面を開いた後に{by}さんが{words}。今の評価を確かめてから、もう一度決めてください。"
        )


class NotJudged(StoreRefusal):
    """There is no judgement to take back."""

    def __init__(self, subject: str) -> None:
        super().__init__(f"「{subject}」の評価は決まっていないため、取り消せません。")


class BadMeeting(StoreRefusal):
    """A name that a meeting can't have, or a day that it can't be of."""


class UnknownMeeting(StoreRefusal):
    """No meeting goes by that."""

    def __init__(self, said: str) -> None:
        super().__init__(f"「{said}」という会議は登録されていません。会議の一覧で確かめてください。")
