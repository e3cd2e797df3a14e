/// Keeps a terminal usable whatever ends the program that has claimed it.
///
/// While a terminal is claimed, this restores it when the program traps, aborts, exits or is asked
/// to end, and then lets the cause have its way: exit status, signal and backtrace are those that
/// they would have been. All signal handlers of the program are here, and call only functions that
/// POSIX lists as async-signal-safe (POSIX.1-2017, System Interfaces 2.4.3).
#ifndef CTERMINALGUARD_H
#define CTERMINALGUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What happened since it was last asked, as bits.
enum {
    /// The terminal has another size.
    GUARD_RESIZED = 1,
    /// Somebody asked the program to stop (SIGTSTP).
    GUARD_SUSPEND = 2,
    /// The program runs again after it was stopped (SIGCONT).
    GUARD_CONTINUED = 4,
    /// The program is to end (SIGTERM, SIGHUP, SIGINT).
    GUARD_ENDING = 8,
};

/// Remembers a terminal's modes, and takes over signals and the error stream.
///
/// To be called before anything changes the terminal. `leaving` is what must be written to leave
/// the full screen: at most 512 bytes. False, with nothing changed, where the descriptor isn't a
/// terminal or one is claimed already.
bool guard_claim(int descriptor, const char *leaving, size_t count);

/// Gives the terminal's modes, the signals and the error stream back. Does nothing where no
/// terminal is claimed.
void guard_release(void);

/// A descriptor that can be read when `guard_take_events` has something to say.
int guard_wake_descriptor(void);

/// What happened since the last call. Whoever is told of `GUARD_ENDING` has all the time it needs;
/// while nobody asks, the program is ended two seconds after the signal.
unsigned guard_take_events(void);

/// Stops the program until its shell calls it to the foreground again, or it is to end. Returns at
/// once where there is no shell that could.
///
/// The caller has left the full screen before, and enters it again after. `wholeGroup` stops also
/// those programs that were started together with this one, as the terminal's own key would.
void guard_stop(bool wholeGroup);

/// Says that the terminal is in its full-screen state again after `guard_stop`.
void guard_resume(void);

/// The signal that asked the program to end; 0 for none.
int guard_ending_signal(void);

/// Ends the program by the signal that asked for it, as if nobody had caught it; returns where
/// there was none.
void guard_end_as_asked(void);

#endif
