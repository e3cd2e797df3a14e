import Exercises
import Foundation
import Plant
import Screens
import TerminalCanvas
import TestSupport
import Testing

/// Whatever a key does, a word does: the same requests, and the same screen after it.
@Suite struct ParityTests {
    /// What a screen has of an action in a state, by the table.
    struct Trial: Hashable {
        var screen: ScreenName
        var action: Action
    }

    /// Actions that say that they are under way already, in every state of their own screen.
    static let neverThere = [
        Trial(screen: .palette, action: .palette), Trial(screen: .keys, action: .keys),
    ]

    @Test func everyActionWorksInBothFaces() throws {
        var done: [Trial] = []
        for state in AppState.allCases {
            let app = try state.app()
            for entry in ActionTable.entries(of: app.screen.name) {
                let trial = Trial(screen: app.screen.name, action: entry.action)
                if try compare(entry, state, app), !done.contains(trial) { done.append(trial) }
            }
        }
        for screen in ScreenName.allCases {
            for entry in ActionTable.entries(of: screen) {
                let trial = Trial(screen: screen, action: entry.action)
                #expect(
                    done.contains(trial) != ParityTests.neverThere.contains(trial),
                    "\(screen) \(entry.action)")
            }
        }
    }

    /// Does an action by each of its keys that has a meaning in a state, and by its word; true
    /// where it could be done.
    private func compare(_ entry: ActionEntry, _ state: AppState, _ app: App) throws -> Bool {
        var isDone = false
        for binding in entry.bindings {
            var byKey = app
            var byLine = app
            guard !binding.context.isDisjoint(with: byKey.screen.model.context) else { continue }
            let availability = byKey.availability(of: entry.action)
            let keyRequests = byKey.receive(.key(binding.key))
            let line =
                entry.action == .complete
                ? "ask m?" : [entry.word, binding.argument].joined(separator: " ")
            let lineRequests = byLine.receive(line: line)
            #expect(keyRequests == lineRequests, "\(state) \(line)")
            let views = [byKey, byLine].map { $0.view(columns: 120, rows: 36) }
            #expect(views[0] == views[1], "\(state) \(line)")
            if let reason = availability.reason {
                #expect(byKey.notice?.text.contains(reason) == true, "\(state) \(line)")
                #expect(keyRequests.isEmpty)
            } else {
                isDone = true
            }
        }
        return isDone
    }

    @Test func noKeyMeansTwoThings() throws {
        for screen in ScreenName.allCases {
            let all = ActionTable.entries(of: screen).flatMap { entry in
                entry.bindings.map { (entry.action, $0) }
            }
            for (index, (action, binding)) in all.enumerated() {
                for (other, more) in all.dropFirst(index + 1) where more.key == binding.key {
                    #expect(
                        more.context.isDisjoint(with: binding.context),
                        "\(screen): \(binding.key.title) is \(action) and \(other)")
                }
            }
        }
    }

    @Test func noWordIsACommandOfAFacility() throws {
        let verbs = try AppHarness().file.verbs.map(\.name)
        for entry in ActionTable.entries {
            #expect(!verbs.contains(entry.word), "\(entry.word)")
            #expect(entry.usage.hasPrefix(entry.word) || entry.action == .complete)
            #expect(!entry.bindings.isEmpty)
        }
    }

    @Test func wordsOfAScreenAreDifferent() {
        for screen in ScreenName.allCases {
            let words = ActionTable.entries(of: screen).map(\.word)
            #expect(Set(words).count == words.count, "\(screen)")
        }
    }

    /// The printed list, made from the table.
    @Test func thePrintedListIsTheTable() throws {
        var lines = [
            "# Keys and words", "",
            "Every action has a key on the full screen and a word in line mode. This list is made "
                + "from the",
            "program's own table by `ParityTests`; a test holds the two together.",
        ]
        for screen in ScreenName.allCases {
            lines += [
                "", "## \(screen.title)", "", "| key | word | what it does |", "|---|---|---|",
            ]
            lines += ActionTable.entries(of: screen).map { entry in
                let word = entry.usage.split(separator: "|").joined(separator: "\\|")
                return "| \(KeysView.keys(entry)) | `\(word)` | \(entry.summary) |"
            }
        }
        lines += [
            "", "## While you type", "", "In line mode your terminal edits the line by itself.",
        ]
        lines += ["", "| key | what it does |", "|---|---|"]
        lines += EditingKeys.all.map { row in
            "| \(row.pressed.map(\.title).joined(separator: ", ")) | \(row.does) |"
        }
        let url = checkout().appending(path: "Documentation/Keys.md")
        let isRecording = ProcessInfo.processInfo.environment["PATCHBAY_RECORD"] == "1"
        if let problem = GoldenFile(url: url).problem(
            with: lines.joined(separator: "\n") + "\n", isRecording: isRecording)
        {
            Issue.record("\(problem)")
        }
    }
}
