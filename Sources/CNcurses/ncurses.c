// Wide characters are declared only where they are asked for.
#define _GNU_SOURCE 1
#define NCURSES_WIDECHAR 1

#include "CNcurses.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// `term.h` takes everyday words for its own.
#undef columns
#undef lines

_Static_assert(CURSES_SCALARS == CCHARW_MAX, "a cell of ncurses holds another count of scalars");

static SCREEN *screen;
static bool is_caret_shown;

bool curses_take_locale(void) {
    // Only what a character is: numbers and words stay as the program makes them.
    setlocale(LC_CTYPE, "");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// A string capability, or NULL; both kinds of "there is none" are one.
static const char *capability(const char *name) {
    const char *found = tigetstr((char *)name);
    return found == (char *)-1 ? NULL : found;
}

int curses_try_type(const char *type, int descriptor) {
    int result = 0;
    if (setupterm((char *)type, descriptor, &result) != OK) {
        // A "generic" type, such as `dumb`, is an error for setupterm as well, but is known.
        return result == 1 ? CURSES_TOO_SIMPLE : CURSES_UNKNOWN_TYPE;
    }
    bool canDo = capability("cup") != NULL && capability("clear") != NULL;
    return canDo ? CURSES_USABLE : CURSES_TOO_SIMPLE;
}

// Appends a capability without its delays (`$<5/>`), which only `tputs` understands.
static size_t append(char *buffer, size_t count, size_t capacity, const char *text) {
    while (text != NULL && *text != '\0' && count < capacity) {
        const char *end = strncmp(text, "$<", 2) == 0 ? strchr(text, '>') : NULL;
        if (end != NULL) {
            text = end + 1;
        } else {
            buffer[count++] = *text++;
        }
    }
    return count;
}

size_t curses_leaving(char *buffer, size_t capacity) {
    // Attributes, colours and the keypad as they were, the cursor, and the other screen last.
    static const char *const names[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
    size_t count = 0;
    for (size_t index = 0; index < sizeof names / sizeof names[0]; index++) {
        count = append(buffer, count, capacity, capability(names[index]));
    }
    return count;
}

const char *curses_key(const char *name) { return capability(name); }

// Sets a variable to a number; what it was before, or NULL.
static char *exchange(const char *name, int number) {
    const char *present = getenv(name);
    char *before = present == NULL ? NULL : strdup(present);
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    setenv(name, text, 1);
    return before;
}

static void put_back(const char *name, char *before) {
    if (before == NULL) {
        unsetenv(name);
    } else {
        setenv(name, before, 1);
        free(before);
    }
}

// ncurses would ask the system for the size, and believe any answer; it believes these more.
static SCREEN *new_screen(const char *type, int rows, int width) {
    char *lines_before = exchange("LINES", rows);
    char *columns_before = exchange("COLUMNS", width);
    SCREEN *made = newterm((char *)type, stdout, stdin);
    put_back("LINES", lines_before);
    put_back("COLUMNS", columns_before);
    return made;
}

bool curses_open(const char *type, int rows, int columns) {
    screen = new_screen(type, rows, columns);
    if (screen == NULL) return false;
    set_term(screen);
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    meta(stdscr, TRUE);
    keypad(stdscr, TRUE);
    // A frame is written whole, even if a key waits: the next one may never come.
    typeahead(-1);
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    curs_set(0);
    is_caret_shown = false;
    return true;
}

void curses_close(void) {
    if (screen == NULL) return;
    curs_set(1);
    endwin();
    delscreen(screen);
    screen = NULL;
}

void curses_leave(void) {
    curs_set(1);
    endwin();
}

void curses_return(void) {
    // The first refresh after `endwin` sets the modes and enters the full screen.
    clearok(curscr, TRUE);
    wnoutrefresh(stdscr);
    doupdate();
    curs_set(0);
    is_caret_shown = false;
}

bool curses_resize(int rows, int columns) { return resizeterm(rows, columns) == OK; }

void curses_measure(int *rows, int *columns) {
    struct winsize window = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0) memset(&window, 0, sizeof window);
    *rows = window.ws_row > 0 ? window.ws_row : tigetnum((char *)"lines");
    *columns = window.ws_col > 0 ? window.ws_col : tigetnum((char *)"cols");
    if (*rows <= 0) *rows = 24;
    if (*columns <= 0) *columns = 80;
}

int curses_colours(void) { return has_colors() ? COLORS : 0; }

bool curses_make_pair(int16_t pair, int16_t foreground, int16_t background) {
    if (pair < 1 || pair >= COLOR_PAIRS) return false;
    return init_pair(pair, foreground, background) == OK;
}

int curses_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

void curses_put(int row, int column, const CursesCell *cells, size_t count) {
    cchar_t line[64];
    size_t filled = 0;
    int start = column;
    for (size_t index = 0; index < count; index++) {
        const CursesCell *cell = &cells[index];
        wchar_t text[CCHARW_MAX + 1] = {0};
        for (int part = 0; part < CCHARW_MAX && cell->scalars[part] != 0; part++) {
            text[part] = (wchar_t)cell->scalars[part];
        }
        attr_t attributes = A_NORMAL;
        if (cell->attributes & CURSES_BOLD) attributes |= A_BOLD;
        if (cell->attributes & CURSES_UNDERLINE) attributes |= A_UNDERLINE;
        if (cell->attributes & CURSES_REVERSE) attributes |= A_REVERSE;
        setcchar(&line[filled++], text, attributes, cell->pair, NULL);
        column += wcwidth(text[0]) == 2 ? 2 : 1;
        if (filled == sizeof line / sizeof line[0] || index + 1 == count) {
            mvwadd_wchnstr(stdscr, row, start, line, (int)filled);
            filled = 0;
            start = column;
        }
    }
}

void curses_forget(void) { clearok(curscr, TRUE); }

void curses_show(int caretRow, int caretColumn) {
    bool isShown = caretRow >= 0;
    if (isShown) wmove(stdscr, caretRow, caretColumn);
    wnoutrefresh(stdscr);
    doupdate();
    if (isShown != is_caret_shown) {
        curs_set(isShown ? 1 : 0);
        is_caret_shown = isShown;
    }
}
