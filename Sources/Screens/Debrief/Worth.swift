import Exercises
import FaultReasoning
import SimulationKernel
import TerminalCanvas

/// A part of the page that says what each step was worth.
enum WorthPart: Int, Hashable, CaseIterable {
    /// Bits still missing over time, beside the expert's.
    case bits
    case steps
    /// When the answer followed, and how near the diagnosis came.
    case answer
    case expert

    var title: String {
        switch self {
        case .bits: "Bits still missing"
        case .steps: "Step by step"
        case .answer: "Your answer"
        case .expert: "The expert's way"
        }
    }

    /// What it shows, for the list of parts.
    var detail: String {
        switch self {
        case .bits: "over time, beside the expert's"
        case .steps: "what each was for, and what it gained"
        case .answer: "when it followed, and how near you came"
        case .expert: "the same call, command by command"
        }
    }
}

/// What each step of a session was worth, and where one is in looking at it.
struct Worth: Sendable {
    /// How deep one is.
    enum Depth: Int, Hashable {
        /// All parts, the marked one beside them.
        case parts
        /// One part alone.
        case part
        /// One step, with the lines that it refers to.
        case step
    }

    let analysis: SessionAnalysis
    let names: StepNames
    /// The entries of the session's lines, for their times.
    let entries: [TimelineEntry]
    /// Its cursor stands on nothing.
    let picture: Plot
    private(set) var depth = Depth.parts
    private var marks = Marks()

    /// Which item is marked at each depth; in the picture, where the cursor stands.
    private struct Marks: Hashable {
        var part = 0
        var readout = 0
        var step = 0
        var line = 0
    }

    /// Nil where nothing could be reckoned.
    init?(_ data: DebriefData, _ entries: [TimelineEntry]) {
        guard let analysis = data.analysis else { return nil }
        self.analysis = analysis
        self.entries = entries
        names = StepNames(data.session.inventory)
        picture = Worth.picture(analysis, data.session, entries)
    }

    /// The chart of a session.
    static func picture(
        _ analysis: SessionAnalysis, _ session: SessionFile, _ entries: [TimelineEntry]
    ) -> Plot {
        let moments = session.steps.map { step in
            let span = step.reply.finished.milliseconds &- session.header.start.milliseconds
            return BeliefPlot.Moment(
                line: step.number, elapsed: span / 1000,
                clock: ClockWords.face(step.reply.finished))
        }
        return BeliefPlot.plot(
            analysis, moments: moments,
            mended: entries.last { $0.marks.contains(.repair) }?.number)
    }

    // MARK: Where one is

    /// The marked part, or the one that is open.
    var part: WorthPart { WorthPart(rawValue: marks.part) ?? .bits }

    /// The marked step, or the one that is open; nil where there is none.
    var step: StepAnalysis? {
        analysis.steps.indices.contains(marks.step) ? analysis.steps[marks.step] : nil
    }

    /// The list at this depth: how many items it has, and which is marked; nil for a text.
    var list: (count: Int, mark: Int)? {
        switch (depth, part) {
        case (.parts, _): (WorthPart.allCases.count, marks.part)
        case (.part, .bits): (picture.readouts.count, marks.readout)
        case (.part, .steps): (analysis.steps.count, marks.step)
        case (.part, .answer), (.part, .expert): nil
        case (.step, _): (lines.count, marks.line)
        }
    }

    /// The lines that the open step refers to: its own first.
    var lines: [Int] {
        guard let step else { return [] }
        let other = step.reason.line.flatMap { line in
            line != step.line && entries.contains { $0.number == line } ? line : nil
        }
        return [step.line] + (other.map { [$0] } ?? [])
    }

    /// The session's line that is marked; nil where none is.
    var line: Int? {
        switch (depth, part) {
        case (.part, .bits):
            // The first readout is the call, then come one's own lines, then the expert's.
            let own = picture.readouts.indices.contains(marks.readout) ? ownLines : []
            return own.indices.contains(marks.readout - 1) ? own[marks.readout - 1] : nil
        case (.part, .steps): return step?.line
        case (.step, _): return lines.indices.contains(marks.line) ? lines[marks.line] : nil
        case (.parts, _), (.part, .answer), (.part, .expert): return nil
        }
    }

    /// The lines whose values the picture has, in its order.
    private var ownLines: [Int] {
        analysis.steps.map(\.line).filter { line in entries.contains { $0.number == line } }
    }

    /// Why the marked item leads no further, in words; nil where it does.
    var obstacle: String? {
        guard case (.part, .bits) = (depth, part), line == nil else { return nil }
        return marks.readout == 0
            ? "this is the call; go to a line" : "the expert's commands have no line to go to"
    }

    /// Marks an item that is there.
    mutating func mark(_ index: Int) {
        switch (depth, part) {
        case (.parts, _): marks.part = index
        case (.part, .bits): marks.readout = index
        case (.part, .steps): marks.step = index
        case (.part, .answer), (.part, .expert): break
        case (.step, _): marks.line = index
        }
    }

    /// Opens what is marked; the session's line to show where it is one.
    mutating func choose() -> Int? {
        switch (depth, part) {
        case (.parts, _): depth = .part
        case (.part, .steps):
            guard step != nil else { return nil }
            depth = .step
            marks.line = 0
        case (.part, .bits), (.step, _): return line
        case (.part, .answer), (.part, .expert): break
        }
        return nil
    }

    /// Goes to all parts.
    mutating func open() { depth = .parts }

    /// Goes back one step; false where there is none.
    mutating func goBack() -> Bool {
        guard let above = Depth(rawValue: depth.rawValue - 1) else { return false }
        depth = above
        return true
    }
}
