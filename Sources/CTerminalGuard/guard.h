// What the guard's own files share.
#ifndef GUARD_H
#define GUARD_H

#include <signal.h>
#include <stdbool.h>

/// Puts the terminal back, once: only the first of several callers does anything.
/// Async-signal-safe. `discardInput` throws away what was typed and not yet read.
void guard_restore(bool discardInput);

/// Wakes whoever reads the wake descriptor. Async-signal-safe.
void guard_wake(void);

/// Takes over every signal that matters, except those that the program was started to ignore.
void guard_signals_install(void);

/// Gives every signal back to whoever had it.
void guard_signals_remove(void);

/// Adds to what `guard_take_events` will say. Async-signal-safe.
void guard_note(unsigned event);

/// Keeps what is written to the error stream out of the picture, where both are one terminal.
void guard_errors_capture(void);

/// Gives the error stream back, and writes what was kept to it. Async-signal-safe.
void guard_errors_replay(void);

#endif
