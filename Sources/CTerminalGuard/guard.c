#include "CTerminalGuard.h"
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { LEAVING_LIMIT = 512, STOP_WAIT_MILLISECONDS = 100 };

static struct {
    int descriptor;
    pid_t owner;
    struct termios modes;
    char leaving[LEAVING_LIMIT];
    size_t leaving_count;
} claimed;

// Whether the terminal is in a state that must be put back.
static atomic_bool is_held;
static atomic_uint events;
static int wake_pipe[2] = {-1, -1};

void guard_wake(void) {
    char byte = 0;
    // A pipe that is full wakes as well as one with a byte more.
    ssize_t count = write(wake_pipe[1], &byte, 1);
    (void)count;
}

void guard_note(unsigned event) {
    atomic_fetch_or(&events, event);
    guard_wake();
}

static bool is_in_background(void) {
    pid_t foreground = tcgetpgrp(claimed.descriptor);
    return foreground > 0 && foreground != getpgrp();
}

static void write_all(const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(claimed.descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

void guard_restore(bool discardInput) {
    if (getpid() != claimed.owner) return;
    if (!atomic_exchange(&is_held, false)) return;
    // Somebody else has the terminal: to touch it would stop this program, or spoil theirs.
    if (!is_in_background()) {
        write_all(claimed.leaving, claimed.leaving_count);
        // Half a paste must not become commands of the shell.
        if (discardInput) tcflush(claimed.descriptor, TCIFLUSH);
        tcsetattr(claimed.descriptor, TCSANOW, &claimed.modes);
    }
    guard_errors_replay();
}

static void restore_at_exit(void) { guard_restore(false); }

static bool make_wake_pipe(void) {
    if (wake_pipe[0] >= 0) return true;
    if (pipe(wake_pipe) != 0) return false;
    for (int end = 0; end < 2; end++) {
        fcntl(wake_pipe[end], F_SETFD, FD_CLOEXEC);
        fcntl(wake_pipe[end], F_SETFL, O_NONBLOCK);
    }
    return atexit(restore_at_exit) == 0;
}

bool guard_claim(int descriptor, const char *leaving, size_t count) {
    if (atomic_load(&is_held) || count > LEAVING_LIMIT || !isatty(descriptor)) return false;
    if (tcgetattr(descriptor, &claimed.modes) != 0 || !make_wake_pipe()) return false;
    claimed.descriptor = descriptor;
    claimed.owner = getpid();
    memcpy(claimed.leaving, leaving, count);
    claimed.leaving_count = count;
    atomic_store(&events, 0);
    guard_errors_capture();
    guard_signals_install();
    atomic_store(&is_held, true);
    return true;
}

void guard_release(void) {
    if (claimed.owner != getpid()) return;
    if (atomic_exchange(&is_held, false)) {
        tcsetattr(claimed.descriptor, TCSADRAIN, &claimed.modes);
    }
    guard_signals_remove();
    guard_errors_replay();
}

int guard_wake_descriptor(void) { return wake_pipe[0]; }

static void empty_wake_pipe(void) {
    char bytes[64];
    while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {
    }
}

unsigned guard_take_events(void) {
    empty_wake_pipe();
    unsigned taken = atomic_exchange(&events, 0);
    // Somebody looks after the end now: nobody else has to.
    if (taken & GUARD_ENDING) alarm(0);
    return taken;
}

// Stops and waits to go on; true when the program was stopped at all.
static bool stop_once(pid_t whom) {
    atomic_fetch_and(&events, ~(unsigned)(GUARD_CONTINUED | GUARD_SUSPEND));
    empty_wake_pipe();
    kill(whom, SIGTSTP);
    // With several threads the stop may come a moment after `kill` has returned; and where no
    // shell could continue the program (an orphaned process group) it never comes.
    struct pollfd wake = {.fd = wake_pipe[0], .events = POLLIN};
    for (int tries = 0; tries < 3; tries++) {
        if (atomic_load(&events) & (GUARD_CONTINUED | GUARD_ENDING)) break;
        if (poll(&wake, 1, STOP_WAIT_MILLISECONDS) == 0) break;
        empty_wake_pipe();
    }
    return (atomic_fetch_and(&events, ~(unsigned)GUARD_CONTINUED) & GUARD_CONTINUED) != 0;
}

void guard_stop(bool wholeGroup) {
    atomic_store(&is_held, false);
    tcsetattr(claimed.descriptor, TCSADRAIN, &claimed.modes);
    guard_errors_replay();
    struct sigaction stopping = {0}, ours;
    stopping.sa_handler = SIG_DFL;
    sigemptyset(&stopping.sa_mask);
    sigaction(SIGTSTP, &stopping, &ours);
    bool wasStopped = stop_once(wholeGroup ? 0 : getpid());
    // Called again into the background, where the terminal isn't ours: stand still, and without
    // touching it, so that a wish to end still finds the program ready.
    while (wasStopped && is_in_background() && guard_ending_signal() == 0) {
        wasStopped = stop_once(getpid());
    }
    sigaction(SIGTSTP, &ours, NULL);
}

void guard_resume(void) {
    guard_errors_capture();
    atomic_store(&is_held, true);
}
