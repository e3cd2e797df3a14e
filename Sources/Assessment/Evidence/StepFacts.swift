import Exercises
import Plant
import SimulationKernel

/// One line of a journal, with its readings sorted.
struct Moment: Hashable, Sendable {
    var line: Int
    /// Milliseconds of the session's clock.
    var begun: Int64
    var finished: Int64
    var verb: String
    var words: [String]
    var hasText: Bool
    /// The place's id where the engineer was afterwards.
    var place: String
    /// What the trainee was shown.
    var shown: [Reading]
    var effects: Reading?

    init(_ step: RecordedStep) {
        line = step.number
        begun = StepFacts.bounded(step.time.milliseconds)
        finished = max(begun, StepFacts.bounded(step.reply.finished.milliseconds))
        verb = step.command.verb
        words = step.command.words
        hasText = !(step.command.text ?? "").isEmpty
        place = step.reply.place
        shown = step.reply.shown
        effects = step.reply.readings.first { $0.kind == "effects" }
    }

    func reading(_ kind: String) -> Reading? { shown.first { $0.kind == kind } }
}

/// Something that the engineer learnt at a line.
struct Observation: Hashable, Sendable {
    /// How it was learnt.
    enum Source: Hashable, Sendable {
        /// Looking at a thing.
        case eye
        case menu
        case instrument
        case console
        /// Following a cable by hand.
        case tracing
        case person
        case paper
        /// Checking with whoever is owed something.
        case client
    }

    var line: Int
    /// Into the evidence's moments.
    var index: Int
    var source: Source
    /// The verb, the instrument, or the kind of what a console printed.
    var instrument: String
    /// `element`, `element.port`, a person or a paper; with a target behind an arrow where the
    /// reading has one. Two observations of one spot learn of the same thing.
    var spot: String
    var element: String
    var reading: Reading

    /// Whether it was taken from the equipment itself, by whatever means.
    var isOfEquipment: Bool {
        switch source {
        case .eye, .menu, .instrument, .console, .tracing: !element.isEmpty
        case .person, .paper, .client: false
        }
    }

    /// Whether it was taken with an instrument, a console, a menu or by hand, not by a look alone.
    var isReading: Bool { isOfEquipment && source != .eye }
}

/// Facts that a stored step holds.
enum StepFacts {
    /// A clock's value within bounds in which sums and differences can't overflow: half a million
    /// years to either side.
    static func bounded(_ milliseconds: Int64) -> Int64 {
        let bound: Int64 = 1 << 54
        return min(max(milliseconds, -bound), bound)
    }

    /// The element of `element.port` or `element.slot`.
    static func element(of path: String) -> String {
        path.firstIndex(of: ".").map { String(path[..<$0]) } ?? path
    }

    /// What was learnt at a moment; nil where it brought nothing to be learnt.
    static func observation(_ moment: Moment, index: Int) -> Observation? {
        guard let reading = moment.shown.first else { return nil }
        var source = Observation.Source.eye
        var instrument = moment.verb
        var spot = reading.point
        var element = StepFacts.element(of: reading.point)
        switch moment.verb {
        case "look":
            if moment.words.isEmpty { element = "" }
        case "menu": source = .menu
        case "measure":
            source = .instrument
            instrument = moment.words.first ?? reading.kind
        case "trace": source = .tracing
        case "on":
            let answers = ["unknown-command", "usage", "nothing", "no-console", "configured"]
            if answers.contains(reading.kind) || reading.kind == "lease-exchange" { return nil }
            source = .console
            instrument = reading.kind
            if let target = reading.symbol("target") { spot += "→" + target }
        case "ask":
            guard moment.words.dropFirst().first != "permission" else { return nil }
            source = .person
        case "read": source = .paper
        case "map":
            guard !moment.words.isEmpty else { return nil }
            source = .paper
            spot = "drawing of " + reading.point
        case "verify":
            source = .client
            element = ""
        default: return nil
        }
        return Observation(
            line: moment.line, index: index, source: source, instrument: instrument, spot: spot,
            element: element, reading: reading)
    }

    /// Whether two readings say the same, but for the clock, how a console printed them, and the
    /// noise of an instrument.
    static func isSame(_ a: Reading, _ b: Reading) -> Bool {
        let passing = ["clock", "elapsed", "line", "form"]
        func kept(_ reading: Reading) -> [ReadingField] {
            reading.fields.filter { !passing.contains($0.name) }
        }
        let fields = (kept(a), kept(b))
        guard a.kind == b.kind, a.point == b.point, fields.0.map(\.name) == fields.1.map(\.name),
            a.columns == b.columns, a.rows.map(\.count) == b.rows.map(\.count)
        else { return false }
        return zip(fields.0, fields.1).allSatisfy { isSame($0.value, $1.value) }
            && zip(a.rows, b.rows).allSatisfy { zip($0, $1).allSatisfy(isSame) }
    }

    /// Whether a reading has a random part, so that to take it again can tell more.
    static func hasNoise(_ reading: Reading) -> Bool {
        func isNoisy(_ value: ReadingValue) -> Bool {
            if case .quantity(let quantity) = value { quantity.random != 0 } else { false }
        }
        return reading.fields.contains { isNoisy($0.value) }
            || reading.rows.contains { $0.contains(where: isNoisy) }
    }

    /// Quantities are the same within three times the random part of their difference, the limit
    /// that a control chart draws (ISO 7870-2).
    private static func isSame(_ a: ReadingValue, _ b: ReadingValue) -> Bool {
        guard case .quantity(let first) = a, case .quantity(let second) = b else { return a == b }
        guard first.unit == second.unit else { return false }
        let difference = Double(first.value) - Double(second.value)
        let random = (Double(first.random), Double(second.random))
        return difference * difference <= 9 * (random.0 * random.0 + random.1 * random.1)
    }
}
