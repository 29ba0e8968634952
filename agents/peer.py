"""Who is at the other end of a Unix socket."""

import socket
import struct
import sys

_UCRED = struct.Struct("3i")
_XUCRED_HEAD = struct.Struct("2I")
_XUCRED_BYTES = 76
_SOL_LOCAL, _LOCAL_PEERCRED = 0, 1


def peer_user(connection: socket.socket) -> int | None:
    """Return the user id at the other end, or None where the platform does not tell: then the folder's 0700 has to do.

    Raises OSError if the other end has gone.
    """
    if sys.platform == "linux":
        return int(_UCRED.unpack(connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _UCRED.size))[1])
    if sys.platform == "darwin":
        credentials = connection.getsockopt(_SOL_LOCAL, _LOCAL_PEERCRED, _XUCRED_BYTES)
        return int(_XUCRED_HEAD.unpack_from(credentials)[1])
    return None
