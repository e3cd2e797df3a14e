import CNcurses
import CTerminalGuard
package import TerminalCanvas

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The terminal on standard input and output, claimed by `withTerminal`.
///
/// ncurses is told whole rows and finds out what has to be written; keys are read and told apart
/// here (`InputDecoder`). Used from the main thread alone, one at a time.
package final class CursesTerminal: Terminal {
    /// How many colours the terminal's description says that it has; 0 for none.
    package let colours: Int
    /// The signs that can be shown: all where the environment's encoding is UTF-8, except on the
    /// console of Linux, whose fonts have at most 512 signs (`setfont(8)`), and no braille.
    package let alphabet: Alphabet
    package private(set) var size: TerminalSize

    private let paste: BracketedPaste
    private var decoder: InputDecoder
    private var frame: FrameWriter
    /// What is to be told before any key.
    private var notices: [TerminalEvent] = []
    /// Whether the screen is ours; not while the program is stopped, nor once it has gone.
    private var isHeld = true
    private var isGone = false
    /// When the last bytes came, in milliseconds of the monotonic clock.
    private var lastInput = 0
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(
        type: String, size: TerminalSize, isUnicode: Bool, keys: [[UInt8]: Key],
        paste: BracketedPaste
    ) {
        alphabet = isUnicode && !type.hasPrefix("linux") ? .unicode : .ascii
        self.paste = paste
        colours = Int(curses_colours())
        decoder = InputDecoder(keys: keys)
        frame = FrameWriter(isUnicode: isUnicode, colours: colours)
        self.size = size
        Self.write(paste.on)
    }

    /// Bytes of the last paste beyond `InputDecoder.pasteLimit`.
    package var lostPasteBytes: Int { decoder.lostPasteBytes }

    /// The colours in which roles are shown from now on; none until it is set.
    package func dress(_ theme: Theme, _ depth: ColourDepth) {
        frame.dress(theme, depth)
    }

    /// Leaves the full screen for good.
    func release() {
        if isHeld {
            isHeld = false
            Self.write(paste.off)
            curses_close()
        }
        guard_release()
    }

    /// The next event: what the system tells before what is typed.
    package func next(withinMilliseconds limit: Int?) -> TerminalEvent? {
        let deadline = limit.map { Self.milliseconds() + $0 }
        while true {
            attend(to: guard_take_events())
            if isGone { return .hangUp }
            if !notices.isEmpty { return notices.removeFirst() }
            if let event = decoder.next() { return event }
            let silence = silenceDeadline
            let until = [deadline, silence].compactMap { $0 }.min()
            if hasInput(withinMilliseconds: until.map { max(0, $0 - Self.milliseconds()) }) {
                readInput()
                continue
            }
            let now = Self.milliseconds()
            if let silence, silence <= now {
                decoder.expire()
            } else if let deadline, deadline <= now {
                return nil
            }
        }
    }

    /// Shows a canvas, if the screen is ours.
    package func present(_ canvas: Canvas) {
        if isHeld && !isGone { frame.write(canvas, size) }
    }

    /// Has the next canvas drawn as a whole.
    package func forget() { frame.forget() }

    /// Stops the program, and those that were started together with it, until the shell calls.
    package func suspend() { stop(wholeGroup: true) }

    /// When what has been read stands for itself.
    private var silenceDeadline: Int? {
        switch decoder.wait {
        case .sequence: lastInput + InputDecoder.sequenceMilliseconds
        case .paste: lastInput + InputDecoder.pasteMilliseconds
        case nil: nil
        }
    }

    private func attend(to events: UInt32) {
        if events & UInt32(GUARD_ENDING) != 0 || guard_ending_signal() != 0 { isGone = true }
        if isGone { return }
        if events & UInt32(GUARD_SUSPEND) != 0 {
            stop(wholeGroup: false)
        } else if events & UInt32(GUARD_CONTINUED) != 0 {
            // Stopped by a signal that nobody can catch: nobody has put the terminal back, and the
            // shell may have set its own modes.
            curses_leave()
            enterAgain()
        } else if events & UInt32(GUARD_RESIZED) != 0, matchSize() {
            notices.append(.resized(columns: size.columns, rows: size.rows))
        }
    }

    private func stop(wholeGroup: Bool) {
        guard isHeld, !isGone else { return }
        isHeld = false
        Self.write(paste.off)
        curses_leave()
        guard_stop(wholeGroup)
        if guard_ending_signal() != 0 {
            // Asked to end while it stood still: the terminal may be somebody else's by now.
            isGone = true
            return
        }
        guard_resume()
        enterAgain()
    }

    private func enterAgain() {
        curses_return()
        isHeld = true
        Self.write(paste.on)
        frame.forget()
        if matchSize() { notices.append(.resized(columns: size.columns, rows: size.rows)) }
        notices.append(.resumed)
    }

    /// Takes over the window's size and tells it to ncurses; true when it is another one.
    private func matchSize() -> Bool {
        let now = Self.measuredSize()
        guard now != size, curses_resize(Int32(now.rows), Int32(now.columns)) else { return false }
        size = now
        frame.forget()
        return true
    }

    /// What there is room for on the terminal, held to what can be drawn.
    static func measuredSize() -> TerminalSize {
        var rows: Int32 = 0
        var columns: Int32 = 0
        curses_measure(&rows, &columns)
        return TerminalSize(columns: Int(columns), rows: Int(rows))
    }

    /// Waits for input; false when there was none, or something else is to be looked after.
    private func hasInput(withinMilliseconds limit: Int?) -> Bool {
        var sources = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: guard_wake_descriptor(), events: Int16(POLLIN), revents: 0),
        ]
        let timeout = limit.map { Int32(clamping: $0) } ?? -1
        guard poll(&sources, nfds_t(sources.count), timeout) > 0 else { return false }
        return sources[0].revents != 0
    }

    private func readInput() {
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        if count > 0 {
            decoder.feed(Array(buffer[..<count]))
            lastInput = Self.milliseconds()
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
            // The window has been closed.
            isGone = true
        }
    }

    private static func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                systemWrite(STDOUT_FILENO, $0.baseAddress, $0.count)
            }
            if count <= 0 && errno != EINTR { return }
            rest = rest.dropFirst(max(0, count))
        }
    }

    /// By a clock that nobody sets.
    private static func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
    }
}

/// The system's own function, which a method of that name would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
