"""epoll, taken before eventlet or gevent hide it: import this module before they patch the standard library."""

from select import EPOLLET, EPOLLIN, EPOLLOUT, epoll

READ, READ_AND_WRITE, NEWS = EPOLLIN, EPOLLIN | EPOLLOUT, EPOLLIN | EPOLLET
WRITE = EPOLLOUT
Poll = epoll

__all__ = ["NEWS", "READ", "READ_AND_WRITE", "WRITE", "Poll"]
