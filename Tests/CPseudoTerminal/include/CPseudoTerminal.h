/// Runs a program on a terminal of its own, as a shell would: in a session with that terminal, in
/// a process group in the foreground, under a parent that sees it stop and end.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stdint.h>
#include <termios.h>

/// A running program and both ends of its terminal.
typedef struct {
    /// What the program writes is read here, and what is written here it reads.
    int master;
    /// The program's end, so that its modes can be looked at. Nobody reads it.
    int slave;
    /// The modes of the terminal before the program began.
    struct termios before;
    /// What the program writes to descriptor 3.
    int reports;
    /// What becomes of the program, as `PseudoTerminalNews`.
    int news;
    int32_t parent;
} PseudoTerminal;

/// What the program's parent has seen of it.
typedef struct {
    /// `p` started, `s` stopped, `c` continued, `x` exited, `k` ended by a signal.
    int32_t kind;
    /// Its process, the signal, or the status.
    int32_t value;
} PseudoTerminalNews;

/// Starts a program. Its words (the first is its path) and its environment are texts that each end
/// with a zero, and an empty one after the last. Zero, or the system's error.
int pseudo_terminal_start(
    const char *words, const char *environment, uint16_t rows, uint16_t columns,
    PseudoTerminal *started);

/// Gives the terminal another size; the program is told by the system.
void pseudo_terminal_resize(const PseudoTerminal *terminal, uint16_t rows, uint16_t columns);

/// Whether two sets of modes are the same in every part.
bool pseudo_terminal_same_modes(const struct termios *one, const struct termios *other);

/// Reads what is there within some milliseconds: its count, 0 at the end, -1 for nothing yet.
int pseudo_terminal_read(int descriptor, void *buffer, int capacity, int milliseconds);

#endif
