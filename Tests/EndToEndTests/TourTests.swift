import Foundation
import TestSupport
import Testing

/// The real program in a real terminal, from the first screen to the last.
///
/// What the screens showed on the way is recorded beside the test, for people to read.
@Suite(.serialized) struct TourTests {
    /// Screens of the tour with their captions.
    private final class Album {
        private(set) var text = ""

        func add(_ caption: String, _ screen: [String]) {
            var lines = screen
            while lines.last?.isEmpty == true { lines.removeLast() }
            text += "== \(caption)\n" + lines.joined(separator: "\n") + "\n\n"
        }
    }

    private func withTour(
        _ arguments: [String], columns: Int = 80, rows: Int = 24,
        environment: [String: String] = [:],
        _ body: (TmuxSession) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            let session = try await TmuxSession(
                try Program(in: folder), arguments, columns: columns, rows: rows,
                environment: environment)
            do {
                try await body(session)
            } catch {
                await session.end()
                throw error
            }
            await session.end()
        }
    }

    @Test func aFirstSessionToItsDebrief() async throws {
        let album = Album()
        try await withTour(["practise", "line-up", "--seed", "1"]) { tour in
            album.add("briefing", try await tour.wait(for: "Go to the workbench"))
            try await tour.press("Enter")
            album.add("workbench", try await tour.wait(for: "Step 1 of 16"))
            try await tour.enter("ticket")
            try await tour.wait(for: "Step 2 of 16")
            try await tour.press("C-p")
            album.add("palette", try await tour.wait(for: "All commands"))
            try await tour.press("Escape")
            try await tour.wait(for: "Step 3 of 16")
            try await tour.type("ask jonty ch")
            try await tour.press("Tab")
            try await tour.wait(for: "> ask jonty changed")
            try await tour.press("Enter")
            for (step, line) in [
                (4, "ask priya working"), (5, "go lounge"), (6, "look lounge-mon"),
                (7, "measure waveform lounge-mon.sdi-1"),
            ] {
                try await tour.wait(for: "Step \(step) of 16")
                try await tour.enter(line)
            }
            try await tour.wait(for: "Step 8 of 16")
            try await tour.press("C-g")
            try await tour.wait(for: "code · mV")
            try await tour.press("Right")
            album.add("picture", try await tour.wait(for: "here:"))
            try await tour.resize(columns: 40, rows: 12)
            album.add("picture, 40×12", try await tour.wait(for: "940 · 700"))
            try await tour.resize(columns: 80, rows: 24)
            try await tour.press("Escape")
            // What follows an escape at once is taken for one key with it.
            try await tour.wait(for: "╔═ Console")
            for (step, line) in [
                (9, "menu lounge-mon"), (10, "suspect lounge-mon"),
                (11, "set lounge-mon input sdi-1"), (12, "look lounge-mon"),
                (12, "verify lounge-picture"),
                (13, "diagnose lounge-mon wrong-input-selected"), (14, "tell bea It is back."),
                (15, "note Was on sdi-2."),
            ] {
                try await tour.wait(for: "Step \(step) of 16")
                try await tour.enter(line)
            }
            try await tour.wait(for: "Step 16 of 16")
            try await tour.press("C-n")
            album.add("notebook", try await tour.wait(for: "Was on sdi-2."))
            try await tour.press("Escape")
            try await tour.wait(for: "╔═ Console")
            try await tour.enter("close Wrong input.")
            album.add("closed", try await tour.wait(for: "Outcome"))
            try await debrief(tour, album)
        }
        expectGolden(album.text, "tour")
    }

    private func debrief(_ tour: TmuxSession, _ album: Album) async throws {
        try await tour.press("Enter")
        album.add("what was asked", try await tour.wait(for: "What was asked"))
        try await tour.press("Tab")
        album.add("the lines", try await tour.wait(for: "[lines]"))
        try await tour.press("Tab")
        album.add("self-rating", try await tour.wait(for: "how would you rate your own work"))
        try await tour.press("7")
        try await tour.wait(for: "Would you rather not?")
        try await tour.press("2")
        album.add("findings", try await tour.wait(for: "What was found"))
        try await tour.press("Enter")
        album.add("a theme", try await tour.wait(for: "This criterion"))
        try await tour.press("Enter")
        album.add("a finding's lines", try await tour.screen())
        try await tour.press("C-d")
        try await hasEndedWell(tour)
    }

    /// The program's status was 0, and the terminal takes whole lines again.
    private func hasEndedWell(_ tour: TmuxSession) async throws {
        let last = try await tour.wait(for: "icanon")
        #expect(last.contains("ended: 0") && last.contains("icanon"))
    }

    @Test func theFirstRunWelcomesAndLeads() async throws {
        try await withTour([]) { tour in
            try await tour.wait(for: "Welcome to Patchbay")
            try await tour.press("Enter")
            try await tour.wait(for: "The first ticket")
            try await tour.press("Enter")
            try await tour.wait(for: "Step 1 of")
            try await tour.press("C-o")
            try await tour.wait(for: "What would you like to do?")
            try await tour.press("2")
            try await tour.wait(for: "Half an hour to the viewing")
            try await tour.press("C-d")
            try await hasEndedWell(tour)
        }
    }

    @Test func anUnknownTerminalGetsLinesAndIsTold() async throws {
        try await withTour(
            ["practise", "line-up", "--seed", "1"], environment: ["TERM": "nothing-known"]
        ) { tour in
            let screen = try await tour.wait(for: "nothing-known")
            #expect(screen.contains { $0.contains("knows no terminal") })
            try await tour.wait(for: "Step 1 of")
            try await tour.enter("ask jonty when")
            try await tour.wait(for: "09:01:30")
            try await tour.enter("quit")
            try await hasEndedWell(tour)
        }
    }

    @Test func aHangUpKeepsTheSession() async throws {
        try await withTemporaryDirectory { folder in
            let program = try Program(in: folder)
            let session = try await TmuxSession(
                program, ["practise", "line-up", "--seed", "1"], columns: 80, rows: 24)
            try await session.wait(for: "Go to the workbench")
            try await session.press("Enter")
            try await session.wait(for: "Step 1 of")
            try await session.enter("ask jonty changed")
            try await session.wait(for: "game console")
            await session.end()
            let again = try await program.run(["practise", "line-up", "--plain"], input: "quit\n")
            #expect(again.output.contains("Taken up again after 1 command"))
        }
    }
}
