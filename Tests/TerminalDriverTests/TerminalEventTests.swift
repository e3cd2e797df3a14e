import Foundation
import TestSupport
import Testing

/// What a real terminal sends and is sent, on a terminal of the test's own.
@Suite(.serialized)
struct TerminalEventTests {
    @Test func keysArrive() throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        probe.type("a\u{1B}OA\u{1B}[6~\u{3}\r\u{7F}é")
        for key in ["character(\"a\")", "up", "pageDown", "control(\"c\")", "enter", "backspace"] {
            #expect(probe.waitForReport("key \(key)"), "no key \(key)")
        }
        #expect(probe.waitForReport("key character(\"é\")"))
        // Escape by itself: nothing follows.
        probe.type("\u{1B}")
        #expect(probe.waitForReport("key escape"))
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.reports.filter { $0 == "key escape" }.count == 1)
    }

    @Test func aNewSizeIsTold() throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        probe.resize(columns: 133, rows: 37)
        #expect(probe.waitForReport("resized 133x37"))
        #expect(probe.waitForOutput("resized 133x37"))
        probe.resize(columns: 1, rows: 1)
        #expect(probe.waitForReport("resized 1x1"))
        // The system passes this on without a thought.
        probe.resize(columns: .max, rows: .max)
        #expect(probe.waitForReport("resized 1000x300"))
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.hasModesOfBefore)
    }

    @Test func aHugeOrUnknownSizeAtTheStart() throws {
        let huge = try ProbeSession(columns: .max, rows: .max)
        #expect(huge.waitForReport("ready 1000x300"))
        huge.type("q")
        #expect(huge.waitForEnd() == .exited(0))
        // A line without a window, such as a serial one, has no size of its own.
        for (environment, expected) in [
            ([:], "80x24"), (["LINES": "7", "COLUMNS": "9"], "9x7"),
        ] {
            let unknown = try ProbeSession(environment: environment, columns: 0, rows: 0)
            #expect(unknown.waitForReport("ready \(expected)"))
            unknown.type("q")
            #expect(unknown.waitForEnd() == .exited(0))
        }
    }

    @Test func isGivenToTheShellAndTakenAgain() throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        probe.type("s")
        #expect(probe.waitForStop())
        #expect(probe.hasModesOfBefore)
        #expect(probe.ended(TerminalRestoreTests.enter, with: TerminalRestoreTests.leave))
        probe.send(SIGCONT)
        #expect(probe.waitForReport("resumed"))
        #expect(!probe.hasModesOfBefore)
        #expect(probe.ended(TerminalRestoreTests.leave, with: TerminalRestoreTests.enter))

        // Stopped from outside, and ended while it stands still.
        probe.send(SIGTSTP)
        #expect(probe.waitForStop(2))
        #expect(probe.hasModesOfBefore)
        probe.send(SIGTERM)
        probe.send(SIGCONT)
        #expect(probe.waitForEnd() == .signalled(SIGTERM))
        #expect(probe.reports.last == "returned")
        #expect(probe.hasModesOfBefore)
        #expect(probe.ended(TerminalRestoreTests.enter, with: TerminalRestoreTests.leave))
    }

    @Test func isDrawnAnewAfterAStopThatNobodyCanCatch() throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        probe.send(SIGSTOP)
        #expect(probe.waitForStop())
        let before = probe.outputCount
        probe.send(SIGCONT)
        #expect(probe.waitForReport("resumed"))
        #expect(probe.outputCount > before)
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.hasModesOfBefore)
    }

    @Test func writesNothingWhileNothingChanges() throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        probe.type("r")
        #expect(probe.waitForReport("shown"))
        usleep(300_000)
        let before = probe.outputCount
        usleep(700_000)
        #expect(probe.outputCount == before)
        // Shown once more: there is nothing to write.
        probe.type("r")
        #expect(probe.wait(untilReports: "shown", count: 2))
        usleep(200_000)
        #expect(probe.outputCount == before)
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
    }

    @Test(arguments: [
        ("no-such-terminal", "the system knows no terminal of type `no-such-terminal`"),
        ("dumb", "a terminal of type `dumb` has no full screen"),
        ("", "`TERM` isn't set, so the terminal's type isn't known"),
    ])
    func refusesTheTypeOfTerminal(type: String, reason: String) throws {
        let probe = try ProbeSession(environment: ["TERM": type])
        #expect(probe.waitForEnd() == .exited(3))
        #expect(probe.reports == ["refused aloud: \(reason)"])
        #expect(probe.hasModesOfBefore)
        #expect(probe.output.isEmpty)
    }

    @Test func refusesAPipe() async throws {
        let finished = try await runProcess(
            try builtBinary(named: "terminal-probe"), environment: ["TERM": "xterm"])
        #expect(finished.status == 3, "\(finished.report)")
        #expect(finished.output.isEmpty)
    }

    @Test(arguments: ["xterm-256color", "xterm", "vt100", "linux", "tmux-256color", "vt220"])
    func serves(type: String) throws {
        let probe = try ProbeSession(environment: ["TERM": type])
        #expect(probe.waitForReport("ready 80x24"))
        #expect(probe.waitForOutput("patchbay"))
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.hasModesOfBefore)
    }

    @Test func showsNoColoursWhereNoneAreWanted() throws {
        // Colours are set with 38 and 48, or 30 to 47 and 90 to 107 (ECMA-48, 8.3.117).
        let colours = try Regex("\u{1B}\\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;|m)")
        let coloured = try ProbeSession("return")
        #expect(coloured.waitForEnd() == .exited(0))
        #expect(coloured.output.contains(colours))
        let plain = try ProbeSession("return", environment: ["NO_COLOR": "1"])
        #expect(plain.waitForEnd() == .exited(0))
        #expect(!plain.output.contains(colours))
    }

    @Test func aPasteOfMegabytesIsOneEvent() throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        let line = Array("a line of text, again and again\n".utf8)
        var paste = Array("\u{1B}[200~".utf8)
        for _ in 0..<(3 * 1024 * 1024 / line.count) { paste += line }
        paste += Array("\u{1B}[201~".utf8)
        probe.type(paste)
        #expect(probe.waitForReport("paste 1048576 lost 2097152"))
        // A paste that is never closed ends by itself, and keys count again.
        probe.type("\u{1B}[200~rest")
        #expect(probe.waitForReport("paste 4 lost 0"))
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(!probe.reports.contains { $0.hasPrefix("key") })
        #expect(probe.hasModesOfBefore)
    }

    @Test(arguments: [1, 2])
    func anyBytesAreOutlived(seed: UInt64) throws {
        let probe = try ProbeSession()
        #expect(probe.waitForReport("ready 80x24"))
        var generator = SeededGenerator(seed: seed)
        // `s` and `q` mean something to the probe; a paste would wait for its end.
        let avoided = Set("sq".utf8)
        probe.type(generator.bytes(100 * 1024).filter { !avoided.contains($0) })
        usleep(200_000)
        probe.type("\u{1B}[201~\u{18}")
        usleep(100_000)
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.hasModesOfBefore)
    }

    @Test func everyCharacterStaysInItsColumn() throws {
        let probe = try ProbeSession("signs")
        #expect(probe.waitForOutput("|x"))
        #expect(probe.output.contains("aéb|漢字|한|👩|"))
        // What the system calls no character has a sign in its place.
        #expect(probe.output.contains("|\u{FFFD}|x"))
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
    }

    @Test func asciiStandsInWhereTheEncodingIsNotUnicode() throws {
        let probe = try ProbeSession("signs", environment: ["LC_ALL": "C"])
        #expect(probe.waitForOutput("|x"))
        // A wide character keeps its two columns.
        #expect(probe.output.contains("a?b|? ? |? |? |??|?????|????|?|x"))
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
    }
}
