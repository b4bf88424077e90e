"""What the operating system keeps a worker from: the network and too much memory."""

import ctypes
import platform
import resource
import struct
import sys

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 38, 22
_SECCOMP_MODE_FILTER = 2
_DENIED = 0x00050000 | 13  # SECCOMP_RET_ERRNO with EACCES
_ALLOWED = 0x7FFF0000
_LOAD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF instructions
_ARCHITECTURES = {"x86_64": (0xC000003E, (41, 53, 425)), "aarch64": (0xC00000B7, (198, 199, 425))}
# the numbers of socket, socketpair and io_uring_setup, which can make sockets too


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def confine(memory: int | None, offline: bool) -> None:
    """Confines this process for good, as far as the system can."""
    if memory is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if offline and sys.platform == "linux":
        _refuse_sockets(ctypes.CDLL(None, use_errno=True))


def _refuse_sockets(libc: ctypes.CDLL) -> bool:
    """Makes the kernel refuse new sockets; False where it cannot (then only the reading of the query refuses)."""
    if platform.machine() not in _ARCHITECTURES:
        return False
    architecture, calls = _ARCHITECTURES[platform.machine()]
    count = len(calls)
    rules = [
        (_LOAD, 0, 0, 4),  # the architecture of the call
        (_JUMP_EQUAL, 0, count + 2, architecture),  # another one: denied
        (_LOAD, 0, 0, 0),  # the number of the call
        *((_JUMP_EQUAL, count - index, 0, number) for index, number in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOWED),
        (_RETURN, 0, 0, _DENIED),
    ]
    program = b"".join(struct.pack("HBBI", *rule) for rule in rules)
    prepared = _Program(len(rules), program)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(prepared), 0, 0) == 0)
