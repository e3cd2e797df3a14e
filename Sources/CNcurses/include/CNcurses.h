/// What the terminal driver needs of ncurses, without its macros, global variables and names.
///
/// Only one screen at a time; all calls from one thread. Nothing here reads a key.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How many scalars ncurses keeps in one cell: a base and its marks (CCHARW_MAX).
enum { CURSES_SCALARS = 5 };

/// How a cell is shown, as bits.
enum { CURSES_BOLD = 1, CURSES_UNDERLINE = 2, CURSES_REVERSE = 4 };

/// What is known of a kind of terminal before it is claimed.
enum { CURSES_USABLE = 0, CURSES_UNKNOWN_TYPE = 1, CURSES_TOO_SIMPLE = 2 };

/// A base character with its marks, and how it is shown.
typedef struct {
    /// Ended by a zero where there are fewer than the most.
    uint32_t scalars[CURSES_SCALARS];
    /// A pair that `curses_make_pair` made; 0 for the terminal's own colours.
    int16_t pair;
    uint16_t attributes;
} CursesCell;

/// Takes the characters' encoding from the environment; true where it is UTF-8.
bool curses_take_locale(void);

/// Whether a kind of terminal is known and can be written to at any place. Writes nothing.
int curses_try_type(const char *type, int descriptor);

/// Fills `buffer` with what must be written to leave the full screen of a kind of terminal that
/// was tried before: its count, at most `capacity`.
size_t curses_leaving(char *buffer, size_t capacity);

/// What a key of a terminal that was tried or opened sends (a terminfo name such as `kcuu1`);
/// NULL where it has no such key.
const char *curses_key(const char *name);

/// The size of the window as the system knows it; else as `LINES` and `COLUMNS` or the description
/// of a terminal that was tried have it; else 24 rows of 80 columns, the VT100's.
void curses_measure(int *rows, int *columns);

/// Takes the terminal on standard input and output: raw, without echo, full screen. Only as much
/// of it is drawn on as is said here.
bool curses_open(const char *type, int rows, int columns);

/// Leaves the full screen for good.
void curses_close(void);

/// Leaves the full screen for a while.
void curses_leave(void);

/// Enters it again; everything will be drawn anew.
void curses_return(void);

/// Draws on another part of it from now on. False where there is no memory for it.
bool curses_resize(int rows, int columns);

/// How many colours there are; 0 where there are none or they aren't known.
int curses_colours(void);

/// Makes a pair of colours, -1 for the terminal's own; false where there is no room for it.
bool curses_make_pair(int16_t pair, int16_t foreground, int16_t background);

/// How many columns ncurses gives a character; -1 where it can't be shown.
int curses_columns(uint32_t scalar);

/// Places cells side by side from a column on. The second half of a wide character isn't given.
void curses_put(int row, int column, const CursesCell *cells, size_t count);

/// Everything is to be drawn anew, whatever is thought to be on the screen.
void curses_forget(void);

/// Brings what was put to the screen, and the caret to its place; a negative row hides it.
void curses_show(int caretRow, int caretColumn);

#endif
