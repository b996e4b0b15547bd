/* The least a websocket push can cost here: epoll, one frame packed once, a loop of send(2). No pings, no names, no care.
 *
 *   floor PORT
 *
 * A GET is a screen: it is upgraded and given the state. "PUBLISH <bytes>\n" and the bytes is a programme for all.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 20000, LONGEST = 1 << 20 };
static const char UPGRADED[] =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

static int screens[MOST], many, epoll;
static unsigned char frame[LONGEST + 16];
static size_t frame_length;

static void pack(const char *payload, size_t length) {
    size_t at = 0;
    frame[at++] = 0x81;
    if (length < 126) {
        frame[at++] = (unsigned char)length;
    } else {
        int wide = length > 65535 ? 8 : 2;
        frame[at++] = wide == 8 ? 127 : 126;
        for (int shift = (wide - 1) * 8; shift >= 0; shift -= 8) frame[at++] = (unsigned char)((uint64_t)length >> shift);
    }
    memcpy(frame + at, payload, length);
    frame_length = at + length;
}

static void hand(int fd) {
    for (size_t sent = 0; sent < frame_length;) {
        ssize_t n = send(fd, frame + sent, frame_length - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n < 0 && errno != EAGAIN) return;
        if (n < 0) poll(&(struct pollfd){fd, POLLOUT, 0}, 1, 1000);
        else sent += (size_t)n;
    }
}

static void leave(int fd) {
    for (int k = 0; k < many; k++)
        if (screens[k] == fd) screens[k] = screens[--many];
    close(fd);
}

static void publish(int fd, char *bytes, size_t got) {
    static char payload[LONGEST];
    char *line = memchr(bytes, '\n', got);
    size_t length = line ? strtoul(bytes + 8, 0, 10) : 0, have;
    if (!line || length > LONGEST) return leave(fd);
    have = (size_t)(bytes + got - line - 1);
    memcpy(payload, line + 1, have);
    while (have < length) {
        ssize_t n = recv(fd, payload + have, length - have, 0);
        if (n <= 0) return leave(fd);
        have += (size_t)n;
    }
    pack(payload, length);
    for (int k = 0; k < many; k++) hand(screens[k]);
}

static void listen_to(int fd) {
    static char bytes[LONGEST];
    ssize_t got = recv(fd, bytes, sizeof bytes, 0);
    if (got <= 0) return leave(fd);
    if (got > 8 && !memcmp(bytes, "PUBLISH ", 8)) return publish(fd, bytes, (size_t)got);
    if (got > 4 && !memcmp(bytes, "GET ", 4) && many < MOST) {
        send(fd, UPGRADED, sizeof UPGRADED - 1, MSG_NOSIGNAL);
        hand(fd);
        screens[many++] = fd;
    }
}

int main(int count, char **arguments) {
    struct rlimit files;
    struct epoll_event events[512], event = {.events = EPOLLIN};
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1, door = socket(AF_INET, SOCK_STREAM, 0);
    if (count != 2) return 2;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    here.sin_port = htons((uint16_t)atoi(arguments[1]));
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    setsockopt(door, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (bind(door, (struct sockaddr *)&here, sizeof here) || listen(door, 4096)) return perror("floor"), 1;
    epoll = epoll_create1(0);
    event.data.fd = door;
    epoll_ctl(epoll, EPOLL_CTL_ADD, door, &event);
    for (;;) {
        int n = epoll_wait(epoll, events, 512, -1);
        for (int k = 0; k < n; k++) {
            if (events[k].data.fd != door) {
                listen_to(events[k].data.fd);
                continue;
            }
            event.data.fd = accept(door, 0, 0);
            if (event.data.fd >= 0) epoll_ctl(epoll, EPOLL_CTL_ADD, event.data.fd, &event);
        }
    }
}
