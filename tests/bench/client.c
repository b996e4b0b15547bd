/* Many screens in one process: opens N websockets at once, holds them, and says when the last one has a programme.
 *
 *   client PROTOCOL PORT [shown=MS] [health=MS] [token=PREFIX] [channel=NAME]
 *
 * PROTOCOL  screens   Engine.IO 4 / Socket.IO 5, namespace /screens: connect with auth, hello with a callback
 *           mqtt      MQTT 3.1.1 over a websocket, subscribed to the channel's name
 *           plain     a bare websocket at /<channel>; the first message is the state
 * shown=MS  after each programme a screen says `shown`, after a random wait of up to MS
 *
 * Commands on standard input:  connect N · drop · status · quit
 * Lines on standard output, instants are CLOCK_MONOTONIC in ns:
 *   ready N START LAST RETRIES        all N have their state
 *   all NUMBER COUNT FIRST HALF LAST  every screen has this number
 *   status READY RETRIES LOST · dropped · problem TEXT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 20000, SCRATCH = 1 << 20, SLOTS = 32768, TALLIES = 256, SOURCES = 8 };
enum protocol { SCREENS, MQTT, PLAIN };
enum stage { CLOSED, CONNECTING, UPGRADING, GREETED, JOINING, ASKING, LIVE };
enum errand { SAY_SHOWN, SAY_HEALTH, CONNECT_AGAIN };

struct screen {
    int fd;
    enum stage stage;
    uint32_t life; /* counts connections: an errand of an earlier one is void */
    uint64_t number;
    char *kept; /* the beginning of a frame whose end has not come yet */
    int length, room;
};

struct timer {
    struct timer *next;
    int screen;
    uint32_t life;
    enum errand errand;
    uint64_t number;
};

struct tally {
    uint64_t number, first, half, last;
    int count;
};

static struct screen screens[MOST];
static struct timer *wheel[SLOTS], *spare;
static struct tally tallies[TALLIES];
static char scratch[SCRATCH];
static enum protocol protocol;
static int port, epoll, wanted, ready, retries, lost, waiting, newest_tally;
static int shown_ms = -1, health_ms = -1;
static const char *token = "bench", *channel = "bench";
static uint64_t storm_start, storm_last, wheel_at;

static uint64_t now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static long long wall_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void say(const char *format, ...) {
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line - 1, format, arguments);
    va_end(arguments);
    if (length > (int)sizeof line - 2) length = sizeof line - 2;
    line[length++] = '\n';
    if (write(1, line, (size_t)length) < 0) exit(1);
}

/* ---- time: a wheel of milliseconds ---- */

static void after(int ms, int screen, enum errand errand, uint64_t number) {
    struct timer *timer = spare;
    if (timer) spare = timer->next;
    else timer = malloc(sizeof *timer);
    if (ms >= SLOTS) ms = SLOTS - 1;
    *timer = (struct timer){0, screen, screens[screen].life, errand, number};
    unsigned slot = (unsigned)((now_ns() / 1000000 + 1 + (uint64_t)ms) % SLOTS);
    timer->next = wheel[slot];
    wheel[slot] = timer;
    waiting++;
}

/* ---- one screen's wire ---- */

static void fail(int i, const char *why);

static void transmit(int i, const char *bytes, size_t length) {
    if (send(screens[i].fd, bytes, length, MSG_NOSIGNAL) != (ssize_t)length) fail(i, "a short send");
}

static void transmit_frame(int i, int opcode, const char *payload, size_t length) {
    static const unsigned char mask[4] = {0x5a, 0x11, 0xc3, 0x7e};
    unsigned char frame[1024];
    size_t at = 0;
    if (length > sizeof frame - 8) return fail(i, "a frame of ours too long");
    frame[at++] = (unsigned char)(0x80 | opcode);
    if (length < 126) {
        frame[at++] = (unsigned char)(0x80 | length);
    } else {
        frame[at++] = 0x80 | 126;
        frame[at++] = (unsigned char)(length >> 8);
        frame[at++] = (unsigned char)length;
    }
    memcpy(frame + at, mask, 4);
    at += 4;
    for (size_t k = 0; k < length; k++) frame[at++] = (unsigned char)payload[k] ^ mask[k & 3];
    transmit(i, (char *)frame, at);
}

static void text(int i, const char *format, ...) {
    char line[768];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    transmit_frame(i, 1, line, (size_t)length);
}

static void end(int i) {
    struct screen *s = &screens[i];
    if (s->stage == CLOSED) return;
    if (s->stage == LIVE) ready--;
    close(s->fd);
    free(s->kept);
    *s = (struct screen){.fd = -1, .stage = CLOSED, .life = s->life + 1, .number = s->number};
}

static void fail(int i, const char *why) {
    static int told;
    if (screens[i].stage == CLOSED) return;
    if (screens[i].stage == LIVE) lost++;
    retries++;
    if (told++ < 5) say("problem screen %d at stage %d: %s (%s)", i, screens[i].stage, why, strerror(errno));
    end(i);
    if (retries < 20 * MOST) after(200 + rand() % 200, i, CONNECT_AGAIN, 0);
}

static void dial(int i) {
    struct screen *s = &screens[i];
    int one = 1;
    s->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (s->fd < 0) {
        say("problem no socket: %s", strerror(errno));
        exit(1);
    }
    s->stage = CONNECTING;
    s->life++;
    setsockopt(s->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(s->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    /* several source addresses: ports of earlier storms are still in TIME_WAIT */
    struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000001u + (unsigned)(i % SOURCES))};
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(0x7f000001u)};
    if (bind(s->fd, (struct sockaddr *)&from, sizeof from) < 0) return fail(i, "bind");
    struct epoll_event event = {.events = EPOLLOUT, .data.u32 = (uint32_t)i};
    if (connect(s->fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) return fail(i, "connect");
    epoll_ctl(epoll, EPOLL_CTL_ADD, s->fd, &event);
}

static void upgrade(int i) {
    char request[512];
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(screens[i].fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error) {
        errno = error;
        return fail(i, "connect");
    }
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = (uint32_t)i};
    epoll_ctl(epoll, EPOLL_CTL_MOD, screens[i].fd, &event);
    int length = snprintf(
        request, sizeof request,
        "GET %s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s\r\n",
        protocol == SCREENS ? "/socket.io/?EIO=4&transport=websocket" : protocol == MQTT ? "/mqtt" : "/",
        protocol == PLAIN ? channel : "", port, protocol == MQTT ? "Sec-WebSocket-Protocol: mqtt\r\n" : "");
    screens[i].stage = UPGRADING;
    transmit(i, request, (size_t)length);
}

/* ---- what a screen does with what it gets ---- */

static void tell_ready(void) {
    if (ready == wanted) say("ready %d %llu %llu %d", ready, (unsigned long long)storm_start, (unsigned long long)storm_last, retries);
}

static void come_alive(int i, uint64_t number) {
    screens[i].stage = LIVE;
    screens[i].number = number;
    ready++;
    storm_last = now_ns();
    if (health_ms > 0) after(rand() % health_ms, i, SAY_HEALTH, 0);
    if (shown_ms >= 0) after(shown_ms ? rand() % shown_ms : 0, i, SAY_SHOWN, number);
    tell_ready();
}

static void count_receipt(uint64_t number, uint64_t at) {
    struct tally *t = &tallies[newest_tally];
    for (int back = 0; t->number != number && back < TALLIES; back++)
        t = &tallies[(newest_tally - back + TALLIES) % TALLIES];
    if (t->number != number) {
        newest_tally = (newest_tally + 1) % TALLIES;
        t = &tallies[newest_tally];
        *t = (struct tally){.number = number, .first = at};
    }
    t->count++;
    t->last = at;
    if (t->count == (ready + 1) / 2) t->half = at;
    if (t->count == ready)
        say("all %llu %d %llu %llu %llu", (unsigned long long)number, t->count, (unsigned long long)t->first,
            (unsigned long long)t->half, (unsigned long long)t->last);
}

static void receive_programme(int i, uint64_t number) {
    if (number == screens[i].number) return;
    screens[i].number = number;
    count_receipt(number, now_ns());
    if (shown_ms == 0) text(i, "42/screens,[\"shown\",{\"number\":%llu,\"at\":%lld}]", (unsigned long long)number, wall_ms());
    else if (shown_ms > 0) after(rand() % shown_ms, i, SAY_SHOWN, number);
}

/* The envelope's own number: unescaped, so near its beginning or its end; the one inside the body is escaped. */
static uint64_t number_in(const char *payload, size_t length) {
    static const char key[] = "\"number\":";
    size_t edge = length < 600 ? length : 600;
    char *found = memmem(payload + length - edge, edge, key, sizeof key - 1);
    if (!found) found = memmem(payload, edge, key, sizeof key - 1);
    return found ? strtoull(found + sizeof key - 1, 0, 10) : 0;
}

static int begins(const char *payload, size_t length, const char *with) {
    size_t size = strlen(with);
    return length >= size && !memcmp(payload, with, size);
}

static void on_screens(int i, const char *payload, size_t length) {
    enum stage stage = screens[i].stage;
    if (length == 1 && payload[0] == '2') return text(i, "3");
    if (stage == GREETED && begins(payload, length, "0{")) {
        screens[i].stage = JOINING;
        if (!*token) return text(i, "40/screens,{\"channel\":\"%s\"}", channel);
        return text(i, "40/screens,{\"channel\":\"%s\",\"token\":\"%s-%d\"}", channel, token, i);
    }
    if (stage == JOINING && begins(payload, length, "40/screens,")) {
        screens[i].stage = ASKING;
        return text(i, "42/screens,1[\"hello\",{\"have\":null,\"player\":\"bench-%d\",\"size\":[1920,128]}]", i);
    }
    if (stage == ASKING && begins(payload, length, "43/screens,1")) {
        uint64_t number = memmem(payload, length, "\"body\"", 6) ? number_in(payload, length) : 0;
        return number ? come_alive(i, number) : fail(i, "an answer to hello without a programme");
    }
    if (begins(payload, length, "42/screens,[\"programme\",")) {
        if (stage == LIVE) receive_programme(i, number_in(payload, length));
        return;
    }
    if (begins(payload, length, "44") || begins(payload, length, "41")) {
        say("problem screen %d refused: %.*s", i, length < 200 ? (int)length : 200, payload);
        fail(i, "refused");
    }
}

static void on_state_or_programme(int i, const char *payload, size_t length) {
    uint64_t number = number_in(payload, length);
    if (!number) return fail(i, "a message without a number");
    if (screens[i].stage == LIVE) receive_programme(i, number);
    else come_alive(i, number);
}

static void on_mqtt_packet(int i, const unsigned char *packet, size_t header, size_t length) {
    if (packet[0] >> 4 == 2) { /* CONNACK */
        unsigned char subscribe[128] = {0x82, 0, 0, 1, 0, 0};
        size_t name = strlen(channel);
        subscribe[1] = (unsigned char)(5 + name);
        subscribe[5] = (unsigned char)name;
        memcpy(subscribe + 6, channel, name);
        screens[i].stage = ASKING;
        return transmit_frame(i, 2, (char *)subscribe, 7 + name);
    }
    if (packet[0] >> 4 == 3) { /* PUBLISH */
        size_t topic = (size_t)packet[header] << 8 | packet[header + 1];
        on_state_or_programme(i, (const char *)packet + header + 2 + topic, length - header - 2 - topic);
    }
}

static void on_mqtt(int i, const char *payload, size_t length) {
    const unsigned char *at = (const unsigned char *)payload, *stop = at + length;
    while (at + 2 <= stop && screens[i].stage != CLOSED) {
        size_t remaining = 0, header = 1;
        for (int shift = 0; at + header < stop; shift += 7) {
            remaining |= (size_t)(at[header] & 127) << shift;
            if (!(at[header++] & 128)) break;
        }
        if (at + header + remaining > stop) return fail(i, "an MQTT packet over two frames");
        on_mqtt_packet(i, at, header, header + remaining);
        at += header + remaining;
    }
}

static void greet_mqtt(int i) {
    char packet[128] = {0x10, 0, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 0};
    int name = snprintf(packet + 14, 64, "bench-%d-%d", getpid(), i);
    packet[1] = (char)(12 + name);
    packet[13] = (char)name;
    transmit_frame(i, 2, packet, (size_t)(14 + name));
}

static void on_message(int i, int opcode, const char *payload, size_t length) {
    if (opcode == 8) return fail(i, "closed by the server");
    if (opcode == 9) return transmit_frame(i, 10, payload, length < 125 ? length : 125);
    if (opcode != 1 && opcode != 2) return;
    if (protocol == SCREENS) on_screens(i, payload, length);
    else if (protocol == MQTT) on_mqtt(i, payload, length);
    else on_state_or_programme(i, payload, length);
}

/* ---- framing ---- */

/* Handles the handshake's answer at the head of the bytes; returns how many it took, 0 for "not all here yet". */
static size_t take_handshake(int i, const char *bytes, size_t length) {
    char *stop = memmem(bytes, length, "\r\n\r\n", 4);
    if (!stop) return 0;
    if (!begins(bytes, length, "HTTP/1.1 101")) {
        say("problem screen %d: %.*s", i, (int)(strcspn(bytes, "\r\n")), bytes);
        fail(i, "no upgrade");
        return 0;
    }
    screens[i].stage = GREETED;
    if (protocol == MQTT) greet_mqtt(i);
    return (size_t)(stop + 4 - bytes);
}

/* The size of the frame at the head of the bytes with its header, 0 when not even that is known. */
static size_t frame_size(const unsigned char *bytes, size_t length, size_t *header) {
    if (length < 2) return 0;
    size_t size = bytes[1] & 127;
    *header = size == 127 ? 10 : size == 126 ? 4 : 2;
    if (length < *header) return 0;
    if (size >= 126) {
        size_t wide = 0;
        for (size_t k = 2; k < *header; k++) wide = wide << 8 | bytes[k];
        size = wide;
    }
    return *header + size;
}

/* Takes all whole frames; returns how many bytes were used and, in *needs, how long the next whole one will be. */
static size_t take_frames(int i, const char *bytes, size_t length, size_t *needs) {
    size_t used = 0, header = 0;
    uint32_t life = screens[i].life;
    *needs = 0;
    while (used < length && screens[i].life == life && screens[i].stage != CLOSED) {
        const char *at = bytes + used;
        if (screens[i].stage == UPGRADING) {
            size_t taken = take_handshake(i, at, length - used);
            if (!taken) break;
            used += taken;
            continue;
        }
        size_t whole = frame_size((const unsigned char *)at, length - used, &header);
        if (!whole || whole > length - used) {
            *needs = whole;
            break;
        }
        if (!(at[0] & 0x80)) fail(i, "a fragmented message");
        else on_message(i, at[0] & 15, at + header, whole - header);
        used += whole;
    }
    return used;
}

static void keep(struct screen *s, const char *bytes, size_t length, size_t needs) {
    size_t room = needs > length ? needs : length + 4096;
    if ((size_t)s->room < room) {
        s->kept = realloc(s->kept, room);
        s->room = (int)room;
    }
    memmove(s->kept, bytes, length);
    s->length = (int)length;
}

static void on_readable(int i) {
    struct screen *s = &screens[i];
    char *into = s->length ? s->kept + s->length : scratch;
    size_t room = s->length ? (size_t)(s->room - s->length) : SCRATCH, needs;
    ssize_t got = recv(s->fd, into, room, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) return fail(i, got ? "read" : "end of stream");
    const char *bytes = s->length ? s->kept : scratch;
    size_t length = (size_t)s->length + (size_t)got;
    uint32_t life = s->life;
    size_t used = take_frames(i, bytes, length, &needs);
    if (s->life != life || s->stage == CLOSED) return;
    if (used == length) {
        s->length = 0;
        if (s->room > 8192) {
            free(s->kept);
            s->kept = 0;
            s->room = 0;
        }
    } else {
        keep(s, bytes + used, length - used, needs);
    }
}

/* ---- errands, commands, the loop ---- */

static void run(struct timer *timer) {
    int i = timer->screen;
    if (timer->errand == CONNECT_AGAIN) {
        if (screens[i].stage == CLOSED && i < wanted) dial(i);
        return;
    }
    if (screens[i].life != timer->life || screens[i].stage != LIVE) return;
    if (timer->errand == SAY_SHOWN)
        return text(i, "42/screens,[\"shown\",{\"number\":%llu,\"at\":%lld}]", (unsigned long long)timer->number, wall_ms());
    text(i, "42/screens,[\"health\",{\"number\":%llu,\"offset_ms\":0,\"uptime_s\":60,\"errors\":0}]",
         (unsigned long long)screens[i].number);
    if (screens[i].stage == LIVE) after(health_ms, i, SAY_HEALTH, 0);
}

static void turn_wheel(void) {
    for (uint64_t now = now_ns() / 1000000; wheel_at <= now; wheel_at++) {
        struct timer *due = wheel[wheel_at % SLOTS];
        wheel[wheel_at % SLOTS] = 0;
        while (due) {
            struct timer *next = due->next;
            waiting--;
            run(due);
            due->next = spare;
            spare = due;
            due = next;
        }
    }
}

static void obey(char *line) {
    int n;
    if (sscanf(line, "connect %d", &n) == 1) {
        wanted = n < MOST ? n : MOST;
        retries = 0;
        storm_start = storm_last = now_ns();
        for (int i = 0; i < wanted; i++)
            if (screens[i].stage == CLOSED) dial(i);
    } else if (!strcmp(line, "drop")) {
        int were = wanted;
        wanted = 0;
        for (int i = 0; i < were; i++) end(i);
        say("dropped");
    } else if (!strcmp(line, "status")) {
        say("status %d %d %d", ready, retries, lost);
    } else if (!strcmp(line, "quit")) {
        exit(0);
    }
}

static void read_commands(void) {
    static char line[256];
    static size_t length;
    ssize_t got = read(0, line + length, sizeof line - 1 - length);
    if (got <= 0) exit(0);
    length += (size_t)got;
    line[length] = 0;
    for (char *stop; (stop = strchr(line, '\n'));) {
        *stop = 0;
        obey(line);
        length -= (size_t)(stop + 1 - line);
        memmove(line, stop + 1, length + 1);
    }
}

static void read_arguments(int count, char **arguments) {
    if (count < 3) {
        fprintf(stderr, "usage: client screens|mqtt|plain PORT [shown=MS] [health=MS] [token=PREFIX] [channel=NAME]\n");
        exit(2);
    }
    protocol = !strcmp(arguments[1], "screens") ? SCREENS : !strcmp(arguments[1], "mqtt") ? MQTT : PLAIN;
    port = atoi(arguments[2]);
    for (int k = 3; k < count; k++) {
        if (!strncmp(arguments[k], "shown=", 6)) shown_ms = atoi(arguments[k] + 6);
        if (!strncmp(arguments[k], "health=", 7)) health_ms = atoi(arguments[k] + 7);
        if (!strncmp(arguments[k], "token=", 6)) token = arguments[k] + 6;
        if (!strncmp(arguments[k], "channel=", 8)) channel = arguments[k] + 8;
    }
}

int main(int count, char **arguments) {
    struct epoll_event events[512], commands = {.events = EPOLLIN, .data.u32 = MOST};
    struct rlimit files;
    read_arguments(count, arguments);
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &commands);
    wheel_at = now_ns() / 1000000;
    for (;;) {
        int n = epoll_wait(epoll, events, 512, waiting ? 2 : 1000);
        for (int k = 0; k < n; k++) {
            uint32_t i = events[k].data.u32;
            if (i == MOST) read_commands();
            else if (screens[i].stage == CONNECTING) upgrade((int)i);
            else if (screens[i].stage != CLOSED) on_readable((int)i);
        }
        turn_wheel();
    }
}
