import Assessment
import Exercises
import Plant
import TerminalCanvas
import TestSupport
import Testing

@testable import Screens

/// Going through a recorded session, line by line.
@Suite struct ReplayModelTests {
    private func model(_ line: Int = 0, findings: [Finding] = DebriefSample.findings) throws
        -> ReplayModel
    {
        ReplayModel(file: try DebriefSample.passed.get(), line: line, findings: findings)
    }

    private func refusal(
        _ model: inout ReplayModel, _ action: Action, _ argument: String = ""
    ) -> String? {
        do throws(ActionRefusal) {
            _ = try model.perform(action, argument)
            return nil
        } catch {
            return error.what
        }
    }

    private func said(_ model: ReplayModel) -> String {
        LineReader().lines(model.lines()).joined(separator: "\n")
    }

    @Test func everyLineIsReachedAndSaysWhatItBrought() throws {
        var model = try model()
        let steps = model.file.steps
        #expect(model.line == 0)
        #expect(said(model).contains("needed by: 10:30"))
        for step in steps {
            #expect(refusal(&model, .line, "next") == nil)
            #expect(model.line == step.number)
            let text = said(model)
            for reading in step.reply.shown {
                for line in LineReader().lines(ReadingView.element(reading)) {
                    #expect(text.contains(line))
                }
            }
        }
        #expect(refusal(&model, .line, "next") == "this is the last line")
        for step in steps.dropLast().reversed() {
            #expect(refusal(&model, .line, "previous") == nil)
            #expect(model.line == step.number)
        }
        #expect(refusal(&model, .line, "previous") == nil)
        #expect(refusal(&model, .line, "previous") == "this is before the first line")
    }

    @Test(arguments: [
        ("first", 1), ("last", 23), ("7", 7), ("0", 0), ("", 1),
    ])
    func aLineIsFound(argument: String, expected: Int) throws {
        var model = try model()
        #expect(refusal(&model, .line, argument) == nil)
        let last = model.file.steps.count
        #expect(model.line == (argument == "last" ? last : expected))
    }

    @Test(arguments: ["99", "-1", "one", "1.5", "\u{1B}[2J"])
    func aLineThatIsNotThereIsRefused(argument: String) throws {
        var model = try model(3)
        let words = refusal(&model, .line, argument)
        #expect(words?.hasPrefix("there is no line `") == true)
        #expect(words?.contains("\u{1B}") == false)
        #expect(model.line == 3)
    }

    @Test func changesAndFindingsAreStops() throws {
        var model = try model()
        let changes = model.entries.filter(\.isChange).map(\.number)
        #expect(!changes.isEmpty)
        for line in changes {
            #expect(refusal(&model, .change) == nil)
            #expect(model.line == line)
        }
        #expect(refusal(&model, .change) == "no change comes after this line")
        model.go(to: 0)
        for line in [5, 6, 12, 17] {
            #expect(refusal(&model, .finding, "next") == nil)
            #expect(model.line == line)
        }
        #expect(refusal(&model, .finding, "previous") == nil)
        #expect(model.line == 12)
        #expect(refusal(&model, .finding, "5") == "`5` isn't a way to go")
        let bare = try self.model(findings: [])
        #expect(
            bare.availability(of: .finding).reason?.contains("come here from the debrief") == true)
    }

    @Test func fromEveryLineACopyCanBegin() throws {
        for line in [0, 4, 21] {
            var model = try model(line)
            let requests = try model.perform(.copy, "")
            #expect(requests == [.copy(session: "s1mfj3q0-7x2k", line: model.line)])
        }
        // Nothing goes on from where the ticket was closed.
        var closed = try model(22)
        #expect(refusal(&closed, .copy)?.hasPrefix("the ticket was closed") == true)
    }

    @Test func aPictureIsShownWhereAnInstrumentWasRead() throws {
        var model = try model()
        #expect(model.availability(of: .picture).reason == "no picture had been measured yet")
        let measured = try #require(
            model.entries.first { $0.command.hasPrefix("measure waveform") })
        model.go(to: measured.number)
        #expect(refusal(&model, .picture) == nil)
        #expect(model.shown == .picture)
        #expect(refusal(&model, .picture, "9") == "`9` isn't one of the pictures here")
        // At a line without one, the line itself is in front.
        model.go(to: 1)
        #expect(model.shown == .line)
    }

    @Test func whatNobodySawIsSaidOnlyOfAClosedSession() throws {
        var file = try DebriefSample.passed.get()
        #expect(said(ReplayModel(file: file, line: 1)).contains("not seen by you"))
        file.isClosed = false
        for step in file.steps {
            let text = said(ReplayModel(file: file, line: step.number))
            #expect(!text.contains("not seen by you"))
            for reading in step.reply.observations {
                for sentence in EffectsWords.sentences(reading) {
                    #expect(!text.contains(sentence))
                }
            }
        }
    }

    /// An old engine's session has neither ticket nor effects; one of newer content no inventory.
    @Test func anOldSessionAndOneOfUnknownContentAreShown() throws {
        var file = try DebriefSample.passed.get()
        file.inventory = nil
        file.scenario = nil
        file.ticket = Reading(kind: "ticket", point: "misrouted-grade")
        for index in file.steps.indices {
            file.steps[index].reply.readings.removeAll(where: \.isObservation)
        }
        var model = ReplayModel(file: file, line: 0)
        for step in file.steps {
            #expect(refusal(&model, .line) == nil)
            for pane in model.panes {
                #expect(refusal(&model, .pane, pane.rawValue) == nil)
                #expect(!LineReader().lines(model.takeLines()).isEmpty)
            }
            #expect(model.line == step.number)
        }
        file.steps = []
        let empty = ReplayModel(file: file, line: 5)
        #expect(empty.line == 0)
        #expect(empty.availability(of: .line).reason == "nothing was done in this session")
        #expect(!said(empty).isEmpty)
    }

    @Test func anyOrderOfKeysLeavesItWhole() throws {
        let arguments = ["", "next", "previous", "first", "last", "3", "99", "line", "desk", "x"]
        try withEverySeed(10) { random in
            var model = try model(random.integer(in: -5...40))
            for _ in 0..<200 {
                _ = refusal(&model, random.pick(Action.allCases), random.pick(arguments))
                #expect(model.stops.all.contains(model.line))
                #expect(model.panes.contains(model.shown))
            }
            let (columns, rows) = (random.integer(in: 1...200), random.integer(in: 1...60))
            let canvas = CellPainter().paint(
                model.view(columns: columns, rows: rows), columns: columns, rows: rows)
            #expect(canvas.columns == columns)
        }
    }
}
