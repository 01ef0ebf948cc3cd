"""What is said where git does not do what the office wants.

takes  what git complained of
gives  a sentence a clerk can act on
does not  run git, or say anything of a commit that the caller may or may not have made
"""

from __future__ import annotations

from generator.office.calling import FarAwayError, WorktreeError

NO_REPOSITORY = (
    "这个文件夹不在 git 仓库里，提交不了。改好的内容都在原处。请技术员先建仓库（git init），或换到取下来的那个文件夹。"
)
NO_NAME = 'git 还不知道您是谁。先运行这两行，只做一次：git config user.name "岗位"；git config user.email "邮箱"。'
UNFINISHED_REBASE = (
    "上一次合并别人的改动没有做完。请先做完：改好有冲突的文件，git add，再 git rebase --continue；"
    "或放弃：git rebase --abort。"
)
UNFINISHED_MERGE = (
    "上一次合并别人的改动没有做完。请先做完：改好有冲突的文件，git add，再 git commit；或放弃：git merge --abort。"
)
UNMERGED = "这些文件里有两个人的写法，还没有合好：{files}。请技术员改好，再 git add。"
NOT_COMMITTED = "没有提交，改好的内容都在原处。多半是提交前的检查太慢，或签名在等口令。请技术员看看。"
CLASH = "同事也改了这些文件，您的还没有提交：{files}。没有取来，什么也没有动。先“提交”，或“放弃这处改动”。"
CLASH_ELSEWHERE = (
    "同事也改了这些文件，这台机器上的还没有提交：{files}。没有取来，什么也没有动。它们不是记录，请技术员先提交或收好。"
)
CONFLICT = "同事也改了同一处：{files}。没有合起来，您的改动在原处，没有丢。和同事商量好，用谁的。"
STILL_CONFLICT = "还是合不起来：{files}。一边改了，一边删了或改了名。您的改动在原处，没有丢。请技术员合起来。"
NOT_SENT = "没有送成。请技术员看看，git 说：{said}"
KEPT = "用了同事的；您的那一份放在 {path}。要用，请技术员拿回来。"
NOT_JOINED = "同事的改动没有合进来，您的改动在原处，没有丢。git 说：{said}"
IN_STASH = "同事的改动没有合进来。您没提交的改动收在 git stash 里，没有丢。先不要改，请技术员用 git stash pop 取出来。"
REFUSED = "共用的那一份没有收下。它说：\n{said}"
RACED = "同事刚刚也送了改动。再提交一次，就会合在一起送出去。"
BEHIND = "同事送来了新的改动（{count} 次）。先按“取来”，再改。"
LOCKED = "另一个 git 正在用，或上次没有做完。等一分钟再来。还不行，请技术员删掉锁文件。git 说：{said}"
FAR_AWAY = "连不上大家共用的那一份。网络好了再来一次。"
STRANGER = (
    "这台机器还不认识共用那一份的服务器，没有连。请技术员在命令行里运行一次 git fetch，核对服务器的指纹，记下来。"
)
NO_KEY = "共用那一份的服务器不认这台机器的钥匙。钥匙有口令的，先运行 ssh-add，输一次口令。还不行，请技术员看钥匙。"
NO_LOGIN = "共用那一份要用户名、口令，这台机器没有存，或存的不对。请技术员在命令行里运行一次 git fetch，存好。"
AWAY = (
    "timed out", "Could not resolve", "unable to access", "Connection", "Could not read from remote",
    "not appear to be a git repository", "Network is unreachable", "hung up", "early EOF",
)  # fmt: skip
WAYS = (
    (STRANGER, ("Host key verification failed",)),
    (NO_KEY, ("Permission denied (", "Too many authentication failures")),
    (NO_LOGIN, ("could not read Username", "could not read Password", "Authentication failed")),
)


def not_sent(complaint: str) -> WorktreeError:
    """Why the others did not get it: only what looks like the way to them is blamed on the way."""
    if (
        not complaint.strip()
        or any(sign in complaint for sign in AWAY)
        or any(sign in complaint for _, signs in WAYS for sign in signs)
    ):
        return FarAwayError(far_away(complaint))
    return WorktreeError(NOT_SENT.format(said=last(complaint)))


def far_away(complaint: str) -> str:
    """Why the others cannot be reached, and what to do."""
    said = next((said for said, signs in WAYS if any(sign in complaint for sign in signs)), FAR_AWAY)
    words = why(complaint)
    return f"{said}\n（{words}）" if words else said


def not_done(complaint: str) -> str:
    """Git said no to something on this machine."""
    if ".lock': File exists" in complaint:
        return LOCKED.format(said=next(line for line in complaint.splitlines() if ".lock': File exists" in line))
    return f"git 没有做成：{last(complaint)}"


def why(complaint: str) -> str:
    """What ssh or git says first: what comes after is advice in English."""
    lines = (line.strip() for line in complaint.splitlines())
    return next((line for line in lines if line.startswith(("ssh:", "fatal:", "error:"))), last(complaint))


def last(text: str) -> str:
    """The last line that says anything."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""
