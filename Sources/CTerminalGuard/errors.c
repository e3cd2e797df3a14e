// While the screen is ours, a line on the error stream would tear the picture and then be lost with
// it: a trap's last words, above all. It goes to a file without a name, and is written out as soon
// as the terminal is as it was.
#include "guard.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// No more than this is written out: a program gone wild mustn't hold the terminal.
enum { REPLAY_LIMIT = 64 * 1024 };

static atomic_int kept_descriptor = -1;
static atomic_int own_descriptor = -1;

static int nameless_file(void) {
    char path[512];
    const char *folder = getenv("TMPDIR");
    if (folder == NULL || folder[0] != '/' || strlen(folder) > 400) folder = "/tmp";
    snprintf(path, sizeof path, "%s/patchbay-errors-XXXXXX", folder);
    int file = mkstemp(path);
    if (file < 0) return -1;
    unlink(path);
    fcntl(file, F_SETFD, FD_CLOEXEC);
    fcntl(file, F_SETFL, O_APPEND);
    return file;
}

void guard_errors_capture(void) {
    if (!isatty(STDERR_FILENO) || atomic_load(&own_descriptor) >= 0) return;
    int file = nameless_file();
    if (file < 0) return;
    int own = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (own < 0 || dup2(file, STDERR_FILENO) < 0) {
        if (own >= 0) close(own);
        close(file);
        return;
    }
    atomic_store(&kept_descriptor, file);
    atomic_store(&own_descriptor, own);
}

void guard_errors_replay(void) {
    int own = atomic_exchange(&own_descriptor, -1);
    int file = atomic_exchange(&kept_descriptor, -1);
    if (own < 0) return;
    dup2(own, STDERR_FILENO);
    close(own);
    char piece[1024];
    lseek(file, 0, SEEK_SET);
    for (int total = 0; total < REPLAY_LIMIT;) {
        ssize_t count = read(file, piece, sizeof piece);
        if (count <= 0 || write(STDERR_FILENO, piece, (size_t)count) < 0) break;
        total += (int)count;
    }
    close(file);
}
