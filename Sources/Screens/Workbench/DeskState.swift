package import Exercises
import Plant
import Scenarios
package import SimulationKernel
package import TerminalCanvas

/// What lies on the workbench after some line of a session: a pure fold over its stored steps.
///
/// The running session and its replay show the same because both are made by this and by nothing
/// else. It holds what the trainee was shown, and never what the engine alone saw.
package struct DeskState: Hashable, Sendable {
    /// Where the engineer is.
    package private(set) var place: DeskPlace
    package private(set) var clock: SimulatedTime
    /// When the telephone rang.
    package let called: SimulatedTime
    /// How long the work may take, in milliseconds.
    package let budget: Int64
    /// What was typed and what it brought, in order.
    package private(set) var entries: [DeskEntry] = []
    /// The pictures of the last measurement that has any; nil before one.
    package private(set) var picture: DeskPicture?
    /// What was looked at last: a thing, a menu, a drawing, a document.
    package private(set) var lookedAt: DeskEntry?
    package private(set) var notebook = Notebook()
    /// Everybody who was spoken to, in order of the first time.
    package private(set) var people: [PersonContact] = []
    /// Whether the ticket was closed.
    package private(set) var isClosed = false

    private let places: [DeskPlace]

    /// The workbench just after a line; line 0 is the moment of the call.
    package init(file: SessionFile, through line: Int) {
        places = DeskPlace.all(file.inventory)
        called = SimulatedTime(milliseconds: file.ticket.integer("called") ?? 0)
        clock = called
        budget = max(0, file.ticket.integer("budget") ?? 0)
        let start = file.scenario?.start ?? ""
        place = places.first { $0.id == start } ?? DeskPlace(id: start, title: start, things: [])
        for step in file.steps where step.number <= line { add(step) }
    }

    /// The workbench as it stands at the end of what is recorded.
    package init(file: SessionFile) { self.init(file: file, through: .max) }

    /// What is left of the budget in milliseconds; negative when it is overdrawn.
    package var budgetLeft: Int64 { budget - (clock - called).milliseconds }

    /// Takes one more step.
    package mutating func add(_ step: RecordedStep) {
        let shown = step.reply.shown
        clock = step.reply.finished
        let entry = DeskEntry(step, budgetLeft: budgetLeft)
        entries.append(entry)
        move(to: step.reply.place, shown)
        for reading in shown {
            if DeskState.looks.contains(reading.kind) { lookedAt = entry }
            let plots = PlotView.plots(reading)
            if !plots.isEmpty { picture = DeskPicture(entry, reading, plots) }
            if reading.kind == "outcome" { isClosed = true }
            notebook.add(reading, step)
        }
        meet(step)
    }

    /// Kinds of readings that one has in front of one, and looks at again.
    private static let looks = ["look", "menu", "place", "drawing", "map", "trace", "document"]

    /// Where the content can't be read, a place is known once it was looked round in.
    private mutating func move(to id: String, _ shown: [Reading]) {
        if place.id != id {
            place = places.first { $0.id == id } ?? DeskPlace(id: id, title: id, things: [])
        }
        guard places.isEmpty else { return }
        for reading in shown where reading.point == id {
            if let title = reading.symbol("title") { place.title = title }
            if reading.kind == "place" { place.things = DeskThing.all(reading) }
        }
    }

    private mutating func meet(_ step: RecordedStep) {
        guard ["ask", "tell", "escalate"].contains(step.command.verb),
            let name = step.command.words.first
        else { return }
        if !people.contains(where: { $0.name == name }) {
            people.append(PersonContact(name: name))
        }
        for index in people.indices where people[index].name == name {
            people[index].add(step.command)
        }
    }
}

/// One line of the transcript: what was typed, and what came back.
package struct DeskEntry: Hashable, Sendable {
    /// The journal's line.
    package let number: Int
    /// The clock when it was typed.
    package let time: SimulatedTime
    /// What was typed, safe to be shown.
    package let command: String
    /// What came back, without the clock.
    package let brought: Element
    /// The clock and the budget after it.
    package let after: String

    init(_ step: RecordedStep, budgetLeft: Int64) {
        number = step.number
        time = step.time
        command = DeskEntry.words(step.command)
        brought = .group(step.reply.shown.map(ReadingView.element))
        after = SessionViews.clock(step.reply.finished, budgetLeft: budgetLeft)
    }

    /// A command as it was typed, or would be: a text that was erased is left out.
    package static func words(_ command: ExerciseCommand) -> String {
        let words = ([command.verb] + command.words).joined(separator: " ")
        return PlainText.sanitised(words + (command.text.map { " " + $0 } ?? ""))
    }

    /// All of it, as the transcript has it.
    package var element: Element {
        .group([
            .toned(.strong, .paragraph("> " + command)), brought,
            .toned(.quiet, .paragraph(after)),
        ])
    }
}

/// The pictures that an instrument drew, and when.
package struct DeskPicture: Hashable, Sendable {
    /// The journal's line.
    package let number: Int
    package let time: SimulatedTime
    /// What was measured, for the pane's title: `waveform at lounge-mon.sdi-1`.
    package let title: String
    /// At least one.
    package let plots: [Plot]

    init(_ entry: DeskEntry, _ reading: Reading, _ plots: [Plot]) {
        number = entry.number
        time = entry.time
        title = PlainText.sanitised("\(reading.kind) at \(reading.point)")
        self.plots = plots
    }
}

/// Somebody who was spoken to.
package struct PersonContact: Hashable, Sendable {
    /// The element's name.
    package let name: String
    /// What they were asked, in order, each once.
    package private(set) var asked: [String] = []
    package private(set) var isTold = false
    package private(set) var isHandedOn = false

    init(name: String) { self.name = name }

    mutating func add(_ command: ExerciseCommand) {
        switch command.verb {
        case "tell": isTold = true
        case "escalate": isHandedOn = true
        default:
            let topic = command.words.dropFirst().joined(separator: " ")
            if !asked.contains(topic) { asked.append(topic) }
        }
    }

    /// `asked changed, when; told`.
    package var words: String {
        let topics = asked.isEmpty ? [] : ["asked " + asked.joined(separator: ", ")]
        let parts = topics + (isTold ? ["told"] : []) + (isHandedOn ? ["handed on to"] : [])
        return PlainText.sanitised(parts.joined(separator: "; "))
    }
}
