#define _GNU_SOURCE 1
#define _XOPEN_SOURCE 700
#define _DARWIN_C_SOURCE 1

#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FIRST_SIGNAL = 1, LAST_SIGNAL = 31, KEPT_FROM = 200, DESCRIPTORS = 1024 };

static void tell(int news, int kind, int value) {
    PseudoTerminalNews item = {.kind = kind, .value = value};
    ssize_t count = write(news, &item, sizeof item);
    (void)count;
}

// Signals as a fresh login would have them, whatever the testing program did with its own.
static void reset_signals(void) {
    for (int number = FIRST_SIGNAL; number <= LAST_SIGNAL; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void run_program(char *const words[], char *const environment[], int slave, int reports) {
    setpgid(0, 0);
    // Whoever isn't in the foreground yet is stopped for taking it, unless that is ignored.
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(slave, getpid());
    int kept = fcntl(reports, F_DUPFD, KEPT_FROM);
    dup2(slave, 0);
    dup2(slave, 1);
    dup2(slave, 2);
    dup2(kept, 3);
    for (int descriptor = 4; descriptor < DESCRIPTORS; descriptor++) close(descriptor);
    reset_signals();
    execve(words[0], words, environment);
    _exit(127);
}

// The parent of the program: tells what becomes of it, and ends after it.
static void watch(int child, int news) {
    int status = 0;
    while (waitpid(child, &status, WUNTRACED | WCONTINUED) == child) {
        if (WIFSTOPPED(status)) {
            tell(news, 's', WSTOPSIG(status));
        } else if (WIFCONTINUED(status)) {
            tell(news, 'c', 0);
        } else if (WIFEXITED(status)) {
            tell(news, 'x', WEXITSTATUS(status));
            break;
        } else if (WIFSIGNALED(status)) {
            tell(news, 'k', WTERMSIG(status));
            break;
        }
    }
    _exit(0);
}

static void run_parent(
    char *const words[], char *const environment[], const char *name, int reports, int news) {
    setsid();
    // The ends of other terminals, which a copy of this process would keep open.
    for (int descriptor = 3; descriptor < DESCRIPTORS; descriptor++) {
        if (descriptor != reports && descriptor != news) close(descriptor);
    }
    int slave = open(name, O_RDWR);
    ioctl(slave, TIOCSCTTY, 0);
    reset_signals();
    // A window that closes must not take the witness with it.
    signal(SIGHUP, SIG_IGN);
    pid_t child = fork();
    if (child == 0) run_program(words, environment, slave, reports);
    tell(news, 'p', child);
    close(slave);
    close(reports);
    watch(child, news);
}

static int open_pair(PseudoTerminal *started, char *name, size_t capacity) {
    started->master = posix_openpt(O_RDWR | O_NOCTTY);
    if (started->master < 0) return errno;
    fcntl(started->master, F_SETFD, FD_CLOEXEC);
    if (grantpt(started->master) != 0 || unlockpt(started->master) != 0) return errno;
    const char *path = ptsname(started->master);
    if (path == NULL || strlen(path) >= capacity) return ENODEV;
    strcpy(name, path);
    started->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    return started->slave < 0 ? errno : 0;
}

// The texts as the list that `execve` takes.
static char **listed(const char *texts) {
    size_t count = 0;
    for (const char *text = texts; *text != '\0'; text += strlen(text) + 1) count++;
    char **list = calloc(count + 1, sizeof *list);
    for (size_t index = 0; list != NULL && index < count; index++) {
        list[index] = (char *)texts;
        texts += strlen(texts) + 1;
    }
    return list;
}

int pseudo_terminal_start(
    const char *words, const char *environment, uint16_t rows, uint16_t columns,
    PseudoTerminal *started) {
    char name[128];
    int problem = open_pair(started, name, sizeof name);
    if (problem != 0) return problem;
    pseudo_terminal_resize(started, rows, columns);
    if (tcgetattr(started->slave, &started->before) != 0) return errno;
    int reports[2], news[2];
    if (pipe(reports) != 0 || pipe(news) != 0) return errno;
    for (int end = 0; end < 2; end++) {
        fcntl(reports[end], F_SETFD, FD_CLOEXEC);
        fcntl(news[end], F_SETFD, FD_CLOEXEC);
    }
    started->reports = reports[0];
    started->news = news[0];
    // Between `fork` and `exec` nothing may be allocated: the test has other threads.
    char **word_list = listed(words), **environment_list = listed(environment);
    if (word_list == NULL || environment_list == NULL) return ENOMEM;
    started->parent = fork();
    if (started->parent == 0) {
        run_parent(word_list, environment_list, name, reports[1], news[1]);
    }
    free(word_list);
    free(environment_list);
    if (started->parent < 0) return EAGAIN;
    close(reports[1]);
    close(news[1]);
    return 0;
}

void pseudo_terminal_resize(const PseudoTerminal *terminal, uint16_t rows, uint16_t columns) {
    struct winsize window = {.ws_row = rows, .ws_col = columns};
    ioctl(terminal->master, TIOCSWINSZ, &window);
}

bool pseudo_terminal_same_modes(const struct termios *one, const struct termios *other) {
    return one->c_iflag == other->c_iflag && one->c_oflag == other->c_oflag
        && one->c_cflag == other->c_cflag && one->c_lflag == other->c_lflag
        && memcmp(one->c_cc, other->c_cc, sizeof one->c_cc) == 0;
}

int pseudo_terminal_read(int descriptor, void *buffer, int capacity, int milliseconds) {
    struct pollfd source = {.fd = descriptor, .events = POLLIN};
    int ready = poll(&source, 1, milliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) return -1;
    ssize_t count = read(descriptor, buffer, (size_t)capacity);
    if (count < 0) return errno == EINTR || errno == EAGAIN ? -1 : 0;
    return (int)count;
}
