#include "CTerminalGuard.h"
#include "guard.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

// Seconds after which a program that doesn't react to being asked to end is ended.
enum { PATIENCE_SECONDS = 2 };
// A window that closes sends SIGHUP twice, once from the shell and once from the system: what comes
// within this time is the same wish, and doesn't cut the orderly end short.
enum { SAME_WISH_MILLISECONDS = 500 };

enum { ALTERNATE_STACK_BYTES = 64 * 1024 };

static void on_fatal(int number, siginfo_t *information, void *context);
static void on_ending(int number, siginfo_t *information, void *context);
static void on_alarm(int number, siginfo_t *information, void *context);
static void on_note(int number, siginfo_t *information, void *context);

typedef void handler(int, siginfo_t *, void *);

static struct {
    int number;
    handler *handler;
    bool is_installed;
    struct sigaction previous;
} taken[] = {
    // A Swift trap is SIGILL on x86-64 and SIGTRAP on ARM.
    {.number = SIGILL, .handler = on_fatal},
    {.number = SIGTRAP, .handler = on_fatal},
    {.number = SIGABRT, .handler = on_fatal},
    {.number = SIGSEGV, .handler = on_fatal},
    {.number = SIGBUS, .handler = on_fatal},
    {.number = SIGFPE, .handler = on_fatal},
    {.number = SIGSYS, .handler = on_fatal},
    {.number = SIGQUIT, .handler = on_fatal},
    {.number = SIGTERM, .handler = on_ending},
    {.number = SIGHUP, .handler = on_ending},
    {.number = SIGINT, .handler = on_ending},
    {.number = SIGALRM, .handler = on_alarm},
    {.number = SIGTSTP, .handler = on_note},
    {.number = SIGCONT, .handler = on_note},
    {.number = SIGWINCH, .handler = on_note},
};

enum { TAKEN_COUNT = sizeof taken / sizeof taken[0] };

static atomic_int ending_signal;
static atomic_llong ending_milliseconds;
static stack_t own_stack;

static long long milliseconds_now(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// Ends the program by a signal's default effect. Async-signal-safe.
static void end_by(int number) {
    struct sigaction action = {0};
    action.sa_handler = SIG_DFL;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
    kill(getpid(), number);
    // Another thread may be the one that takes the signal; the whole program ends by it.
    poll(NULL, 0, 1000);
    _exit(128 + number);
}

// The terminal first; then whoever had the signal before has it, with the very same context, so
// that a backtrace shows where it happened and not this function.
static void on_fatal(int number, siginfo_t *information, void *context) {
    int saved = errno;
    guard_restore(true);
    for (size_t index = 0; index < TAKEN_COUNT; index++) {
        if (taken[index].number != number) continue;
        struct sigaction *previous = &taken[index].previous;
        sigaction(number, previous, NULL);
        errno = saved;
        if (previous->sa_flags & SA_SIGINFO) {
            previous->sa_sigaction(number, information, context);
        } else if (previous->sa_handler == SIG_DFL) {
            // Its default effect comes as soon as this handler returns and the signal is let in.
            raise(number);
        } else if (previous->sa_handler != SIG_IGN) {
            previous->sa_handler(number);
        }
        return;
    }
}

// The first wish to end is handed to the program, which ends in order. If it doesn't take it up in
// time, or somebody asks again, it ends at once.
static void on_ending(int number, siginfo_t *information, void *context) {
    (void)information;
    (void)context;
    int saved = errno;
    int none = 0;
    long long now = milliseconds_now();
    if (atomic_compare_exchange_strong(&ending_signal, &none, number)) {
        atomic_store(&ending_milliseconds, now);
        alarm(PATIENCE_SECONDS);
        guard_note(GUARD_ENDING);
    } else if (now - atomic_load(&ending_milliseconds) > SAME_WISH_MILLISECONDS) {
        guard_restore(true);
        end_by(number);
    }
    errno = saved;
}

static void on_alarm(int number, siginfo_t *information, void *context) {
    (void)number;
    (void)information;
    (void)context;
    int wish = atomic_load(&ending_signal);
    if (wish == 0) return;
    guard_restore(true);
    end_by(wish);
}

static void on_note(int number, siginfo_t *information, void *context) {
    (void)information;
    (void)context;
    int saved = errno;
    switch (number) {
        case SIGTSTP: guard_note(GUARD_SUSPEND); break;
        case SIGCONT: guard_note(GUARD_CONTINUED); break;
        default: guard_note(GUARD_RESIZED); break;
    }
    errno = saved;
}

// A stack that has overflowed can't carry a handler. The runtime may have brought one already.
static void provide_stack(void) {
    stack_t present = {0};
    if (sigaltstack(NULL, &present) != 0 || !(present.ss_flags & SS_DISABLE)) return;
    if (own_stack.ss_sp == NULL) own_stack.ss_sp = malloc(ALTERNATE_STACK_BYTES);
    if (own_stack.ss_sp == NULL) return;
    own_stack.ss_size = ALTERNATE_STACK_BYTES;
    sigaltstack(&own_stack, NULL);
}

// `nohup` and shells without job control start programs that are to ignore some signals.
static bool must_stay_ignored(int number, const struct sigaction *present) {
    switch (number) {
        case SIGTERM:
        case SIGHUP:
        case SIGINT:
        case SIGQUIT:
        case SIGTSTP:
            return !(present->sa_flags & SA_SIGINFO) && present->sa_handler == SIG_IGN;
        default: return false;
    }
}

void guard_signals_install(void) {
    atomic_store(&ending_signal, 0);
    provide_stack();
    for (size_t index = 0; index < TAKEN_COUNT; index++) {
        taken[index].is_installed = false;
        if (sigaction(taken[index].number, NULL, &taken[index].previous) != 0) continue;
        if (must_stay_ignored(taken[index].number, &taken[index].previous)) continue;
        struct sigaction action = {0};
        action.sa_sigaction = taken[index].handler;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
        sigemptyset(&action.sa_mask);
        taken[index].is_installed = sigaction(taken[index].number, &action, NULL) == 0;
    }
}

void guard_signals_remove(void) {
    alarm(0);
    for (size_t index = 0; index < TAKEN_COUNT; index++) {
        if (!taken[index].is_installed) continue;
        sigaction(taken[index].number, &taken[index].previous, NULL);
        taken[index].is_installed = false;
    }
}

int guard_ending_signal(void) { return atomic_load(&ending_signal); }

void guard_end_as_asked(void) {
    int number = atomic_load(&ending_signal);
    if (number != 0) end_by(number);
}
