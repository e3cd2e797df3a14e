import Foundation
import TestSupport
import Testing

/// Whatever ends the program, the terminal is as it was, and the end is what it would have been.
@Suite(.serialized)
struct TerminalRestoreTests {
    static let enter = "\u{1B}[?1049h"
    static let leave = "\u{1B}[?1049l"

    private func expectRestored(
        _ probe: ProbeSession, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(probe.output.contains(Self.enter), sourceLocation: sourceLocation)
        #expect(probe.hasModesOfBefore, "modes differ", sourceLocation: sourceLocation)
        #expect(
            probe.ended(Self.enter, with: Self.leave), "still the other screen",
            sourceLocation: sourceLocation)
        #expect(
            probe.ended("\u{1B}[?25l", with: "\u{1B}[?25h"), "the cursor is hidden",
            sourceLocation: sourceLocation)
        #expect(
            probe.ended("\u{1B}[?2004h", with: "\u{1B}[?2004l"), "pastes are still marked",
            sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        ("return", ProcessEnding.exited(0)), ("throw", .exited(4)), ("exit", .exited(7)),
        ("abort", .signalled(SIGABRT)), ("overflow", .signalled(SIGSEGV)),
    ])
    func isRestored(after mode: String, ending: ProcessEnding) throws {
        let probe = try ProbeSession(mode)
        #expect(probe.waitForEnd() == ending)
        expectRestored(probe)
    }

    @Test func isRestoredAfterATrap() throws {
        let probe = try ProbeSession("trap")
        // SIGILL on x86-64, SIGTRAP on ARM.
        let ending = probe.waitForEnd()
        #expect(ending == .signalled(SIGILL) || ending == .signalled(SIGTRAP))
        expectRestored(probe)
        // A trap's last words are told once the screen has been left, where they stay.
        #expect(probe.ended(Self.leave, with: "Fatal error: Index out of range"))
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func aWishToEndIsAnEvent(signal: Int32) throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        probe.send(signal)
        #expect(probe.waitForEnd() == .signalled(signal))
        #expect(probe.reports.contains("hangUp"))
        #expect(probe.reports.contains("returned"))
        expectRestored(probe)
    }

    /// A window that closes sends the signal twice, from the shell and from the system.
    @Test func theSameWishTwiceIsOne() throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        probe.send(SIGHUP)
        probe.send(SIGHUP)
        #expect(probe.waitForEnd() == .signalled(SIGHUP))
        #expect(probe.reports == ["ready 80x24", "hangUp", "returned"])
        expectRestored(probe)
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func whoDoesNotListenIsEndedAllTheSame(signal: Int32) throws {
        let probe = try ProbeSession("deaf")
        #expect(probe.waitForReport("ready 80x24"))
        probe.send(signal)
        #expect(probe.waitForEnd() == .signalled(signal))
        expectRestored(probe)
    }

    @Test(arguments: [SIGQUIT, SIGSEGV, SIGILL, SIGFPE, SIGBUS, SIGTRAP, SIGABRT])
    func isRestored(afterSignal signal: Int32) throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        probe.send(signal)
        #expect(probe.waitForEnd() == .signalled(signal))
        expectRestored(probe)
    }

    @Test func aClosedWindowIsAnEvent() throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        probe.closeWindow()
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.reports.contains("hangUp"))
    }

    @Test func theErrorStreamIsKeptForLater() throws {
        let probe = try ProbeSession("chatter")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
        #expect(probe.ended(Self.leave, with: "said meanwhile"))
        #expect(probe.output.components(separatedBy: "said meanwhile").count == 2)
    }
}
