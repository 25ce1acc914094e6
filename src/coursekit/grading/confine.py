"""Takes powers away from a process: namespaces, mounts, capabilities, system calls, limits."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct

NEW_MOUNTS, NEW_HOST, NEW_IPC, NEW_PIDS, NEW_NET = (
    0x00020000,
    0x04000000,
    0x08000000,
    0x20000000,
    0x40000000,
)
_NOSUID, _NODEV, _NOEXEC = 2, 4, 8
_NO_NEW_PRIVS, _SECCOMP, _DUMPABLE, _DEATH_SIGNAL, _BOUNDING_DROP = 38, 22, 4, 1, 24

# What is refused, by number: x86-64, then AArch64 (None: it does not exist there).
_REFUSED = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "kexec_load": (246, 104),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "open_by_handle_at": (304, 265),
    "pidfd_getfd": (438, 438),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "personality": (135, 92),
}
_CLONE, _CLONE3 = (56, 220), (435, 435)
_CLOSE, _DUP2, _DUP3, _CLOSE_RANGE = (3, 57), (33, None), (292, 24), (436, 436)
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_libc = ctypes.CDLL(None, use_errno=True)


class ConfinementError(OSError):
    """The kernel refused to take a power away; nothing of a student's may run."""


def _must(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise ConfinementError(code, f"{what}: {os.strerror(code)}")
    return result


def clone(flags: int) -> int:
    """Fork into new namespaces; 0 in the child, as `os.fork`."""
    number = {"x86_64": 56, "aarch64": 220}[platform.machine()]
    ctypes.pythonapi.PyOS_BeforeFork()
    pid: int = _libc.syscall(number, ctypes.c_ulong(flags | signal.SIGCHLD), 0, 0, 0, 0)
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
    else:
        ctypes.pythonapi.PyOS_AfterFork_Parent()
    return _must(pid, "clone")


def mount(kind: str, place: str, options: str = "", *, devices: bool = False) -> None:
    """Mount a fresh file system of a kind (`tmpfs`, `proc`, `devpts`)."""
    flags = _NOSUID | (_NOEXEC if kind != "tmpfs" else 0) | (0 if devices else _NODEV)
    result = _libc.mount(kind.encode(), place.encode(), kind.encode(), flags, options.encode())
    _must(result, f"mount {kind} on {place}")


def mounts_below(folder: str) -> list[str]:
    """Return the outermost places below a folder at which something is mounted."""
    with open("/proc/self/mountinfo", encoding="utf-8") as file:  # noqa: PTH123 - on a bare os
        places = {line.split()[4].encode().decode("unicode_escape") for line in file}
    found: list[str] = []
    for place in sorted((one for one in places if one.startswith(f"{folder}/")), key=len):
        if not any(place.startswith(f"{outer}/") for outer in found):
            found.append(place)
    return found


def mount_again(opened: int, place: str) -> None:
    """Bind a folder, and what is mounted in it, that was opened before it was mounted over.

    All of it is read-only already, and stays so.
    """
    source = f"/proc/self/fd/{opened}".encode()
    bind, recursive = 4096, 16384  # a plain user may not take a mount without those inside it
    _must(_libc.mount(source, place.encode(), None, bind | recursive, None), f"bind {place}")
    make_read_only(place)


def make_read_only(place: str) -> None:
    """Make a bind mount read-only from here on."""
    flags = 1 | 32 | 4096 | _NOSUID | _NODEV  # read-only, remount, bind
    _must(_libc.mount(None, place.encode(), None, flags, None), f"remount {place}")


def die_with_parent() -> None:
    """Ask for SIGKILL when the parent ends."""
    _must(_libc.prctl(_DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0), "prctl")


def adopt_orphans() -> None:
    """Become the parent of every process below whose own parent ends."""
    _must(_libc.prctl(36, 1, 0, 0, 0), "prctl")


def hide_memory() -> None:
    """Let no other process of this user read this one's memory or trace it."""
    _must(_libc.prctl(_DUMPABLE, 0, 0, 0, 0), "prctl")


def drop_privileges(uid: int | None) -> None:
    """Become `uid`, if given, and give up every capability for good."""
    for capability in range(41):
        _libc.prctl(_BOUNDING_DROP, capability, 0, 0, 0)
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    header = struct.pack("Ii", 0x20080522, 0)
    _must(_libc.capset(header, struct.pack("6I", *[0] * 6)), "capset")
    _must(_libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")


def limit(*, memory: int, cpu_seconds: int, processes: int, file_bytes: int) -> None:
    """Set the limits of the kernel; they hold for every process that follows."""
    for which, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 65536),
        (resource.RLIMIT_MSGQUEUE, 65536),
        (resource.RLIMIT_NOFILE, 1024),
    ):
        hard = resource.getrlimit(which)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(which, (value, value))


def refuse_calls(first: int, last: int) -> bool:
    """Refuse system calls that have no place in a notebook; guard descriptors first to last.

    Returns False on a machine whose call numbers are not known here.
    """
    known = _ARCHITECTURES.get(platform.machine())
    if known is None:
        return False
    program = _filter(*known, first, last)
    code = ctypes.create_string_buffer(program)
    pointer = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(code))
    _must(_libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    _must(_libc.prctl(_SECCOMP, 2, pointer, 0, 0), "seccomp")
    return True


def _filter(column: int, architecture: int, first: int, last: int) -> bytes:
    """The BPF program: each rule is a block of its own that ends in a verdict or falls through."""
    allow, no_permission, no_call, bad_descriptor = 0x7FFF0000, 0x50001, 0x50026, 0x50009

    def load(offset: int) -> bytes:
        return struct.pack("HBBI", 0x20, 0, 0, offset)

    def jump(kind: int, value: int, yes: int, no: int) -> bytes:
        return struct.pack("HBBI", kind, yes, no, value)

    def verdict(value: int) -> bytes:
        return struct.pack("HBBI", 0x06, 0, 0, value)

    equal, at_least, greater, any_bit = 0x15, 0x35, 0x25, 0x45

    def refuse(number: int, answer: int) -> bytes:
        return jump(equal, number, 0, 1) + verdict(answer)

    def guard(number: int, argument: int) -> bytes:
        """Refuse when an argument is one of the guarded descriptors."""
        return (
            jump(equal, number, 0, 5)
            + load(16 + 8 * argument)
            + jump(at_least, first, 0, 2)
            + jump(greater, last, 1, 0)
            + verdict(bad_descriptor)
            + load(0)
        )

    program = load(4) + jump(equal, architecture, 1, 0) + verdict(0x80000000) + load(0)
    if column == 0:  # the x32 calls of x86-64 would pass under other numbers
        program += jump(at_least, 0x40000000, 0, 1) + verdict(no_call)
    for numbers in _REFUSED.values():
        program += refuse(numbers[column], no_permission)
    program += refuse(_CLONE3[column], no_call)  # its flags cannot be seen; libc falls back
    program += (
        jump(equal, _CLONE[column], 0, 4)
        + load(16)
        + jump(any_bit, 0x7E020000, 0, 1)  # any new namespace
        + verdict(no_permission)
        + load(0)
    )
    for numbers_of, argument in ((_CLOSE, 0), (_DUP2, 1), (_DUP3, 1)):
        number = numbers_of[column]
        if number is not None:
            program += guard(number, argument)
    program += (
        jump(equal, _CLOSE_RANGE[column], 0, 4)
        + load(24)  # the last of the range
        + jump(at_least, first, 0, 1)
        + verdict(no_permission)
        + load(0)
    )
    return program + verdict(allow)
