package import SimulationKernel

/// Analyses as canonical bytes, as the records keep them.
///
/// Cases are written as their raw values. A number with a fraction is written as its bit pattern;
/// zero has one sign, and what is no finite number is refused when it is read.
extension SessionAnalysis: CanonicalCodable {
    private static let tag = UInt8(ascii: "A")
    /// Grows when the bytes are laid out otherwise.
    private static let layout = 1

    package func encode(to writer: inout CanonicalWriter) {
        writer.write(tag: SessionAnalysis.tag)
        writer.write(SessionAnalysis.layout)
        writer.write(revision)
        writer.write(hypotheses)
        writer.write(fraction: bitsAtStart)
        writer.write(steps)
        writer.write(number: knownSince)
        writer.write(expert)
        writer.write(credit)
        writer.write(answer.rawValue)
        writer.write(linesThatHangOnBands.map { Int64($0) })
    }

    /// Reads an analysis back.
    ///
    /// - Throws: where the bytes are none, are of another layout, hold a case that this version
    ///   doesn't know, a negative count or price, or lines that don't ascend.
    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        let tag = try reader.readTag()
        guard tag == SessionAnalysis.tag else { throw .unknownCase("analysis", Int64(tag)) }
        let layout = try reader.readInt64()
        guard layout == Int64(SessionAnalysis.layout) else {
            throw .unknownCase("layout of an analysis", layout)
        }
        self.init(
            revision: try reader.readCardinal(), hypotheses: try reader.readCardinal(),
            bitsAtStart: try reader.readFraction(), steps: try reader.readArray(),
            knownSince: try reader.readOptionalCardinal(), expert: try reader.readValue(),
            credit: try reader.readValue(), answer: try reader.readWord(AnswerKind.self),
            linesThatHangOnBands: try reader.readInt64Array().map { Int($0) })
        try SessionAnalysis.checkLines(steps.map(\.line))
        try SessionAnalysis.checkLines(linesThatHangOnBands)
    }

    /// Refuses lines that don't count from 1 and ascend.
    private static func checkLines(_ lines: [Int]) throws(CanonicalError) {
        var last = 0
        for line in lines {
            guard line > last else { throw .notCanonical("lines that don't ascend from 1") }
            last = line
        }
    }
}

extension StepAnalysis: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(line)
        writer.write(command)
        writer.write(stepClass.rawValue)
        writer.write(reason)
        writer.write(fraction: bitsBefore)
        writer.write(fraction: bitsAfter)
        writer.write(fraction: expectedBits)
        writer.write(price)
        writer.write(best)
        writer.write(expert)
        writer.write(fraction: truth)
    }

    /// Reads a step back; throws as the whole analysis does.
    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        self.init(
            line: try reader.readCardinal(), command: try reader.readString(),
            stepClass: try reader.readWord(StepClass.self), reason: try reader.readValue(),
            bitsBefore: try reader.readFraction(), bitsAfter: try reader.readFraction(),
            expectedBits: try reader.readFraction(), price: Int64(try reader.readCardinal()),
            best: try reader.readOptional(), expert: try reader.readOptional(),
            truth: try reader.readFraction())
    }
}

extension StepReason: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(kind.rawValue)
        writer.write(words: elements)
        writer.write(words: checks)
        writer.write(number: line)
        writer.write(before)
        writer.write(after)
    }

    /// Reads a reason back; throws as the whole analysis does.
    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        self.init(
            try reader.readWord(Kind.self), elements: try reader.readWords(),
            checks: try reader.readWords(), line: try reader.readOptionalCardinal(),
            before: try reader.readCardinal(), after: try reader.readCardinal())
    }
}

extension Advice: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(command)
        writer.write(word: place)
        writer.write(fraction: expectedBits)
        writer.write(price)
    }

    /// Reads an advice back; throws as the whole analysis does.
    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        self.init(
            command: try reader.readString(), place: try reader.readOptionalWord(),
            expectedBits: try reader.readFraction(), price: Int64(try reader.readCardinal()))
    }
}

extension ExpertPath: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(moves)
        writer.write(priceUntilKnown)
        writer.write(price)
        writer.write(outcome)
    }

    /// Reads a way back; throws as the whole analysis does.
    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        self.init(
            moves: try reader.readArray(), priceUntilKnown: Int64(try reader.readCardinal()),
            price: Int64(try reader.readCardinal()), outcome: try reader.readString())
    }
}

extension ExpertPath.Move: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(command)
        writer.write(elapsed)
        writer.write(fraction: bitsAfter)
    }

    /// Reads a move back; throws as the whole analysis does.
    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        self.init(
            command: try reader.readString(), elapsed: Int64(try reader.readCardinal()),
            bitsAfter: try reader.readFraction())
    }
}

extension Credit: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(grade.rawValue)
        writer.write(number: hops)
        writer.write(faults)
        writer.write(named)
        writer.write(words: blamed)
    }

    /// Reads a credit back; throws as the whole analysis does.
    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        self.init(
            grade: try reader.readWord(Grade.self), hops: try reader.readOptionalCardinal(),
            faults: try reader.readCardinal(), named: try reader.readCardinal(),
            blamed: try reader.readWords())
    }
}

extension CanonicalWriter {
    /// Writes the bit pattern of a finite number, of zero that without a sign.
    fileprivate mutating func write(fraction: Double) {
        write(fixed: fraction == 0 ? 0 : fraction.bitPattern)
    }

    fileprivate mutating func write(number: Int?) {
        write(number != nil)
        if let number { write(number) }
    }

    fileprivate mutating func write(word: String?) {
        write(word != nil)
        if let word { write(word) }
    }

    fileprivate mutating func write(words: [String]) {
        write(words.count)
        for word in words { write(word) }
    }
}

extension CanonicalReader {
    /// Reads the bit pattern of a finite number.
    fileprivate mutating func readFraction() throws(CanonicalError) -> Double {
        let pattern = try readFixed64()
        let value = Double(bitPattern: pattern)
        guard value.isFinite else { throw .notCanonical("a number that isn't finite") }
        guard value != 0 || pattern == 0 else { throw .notCanonical("zero with a sign") }
        return value
    }

    /// Reads an integer and refuses a negative one.
    fileprivate mutating func readCardinal() throws(CanonicalError) -> Int {
        let value = try readInt()
        guard value >= 0 else { throw .notCanonical("a negative count, line or price") }
        return value
    }

    fileprivate mutating func readOptionalCardinal() throws(CanonicalError) -> Int? {
        try readBool() ? try readCardinal() : nil
    }

    fileprivate mutating func readOptionalWord() throws(CanonicalError) -> String? {
        try readBool() ? try readString() : nil
    }

    fileprivate mutating func readWords() throws(CanonicalError) -> [String] {
        let count = try readCount()
        var words: [String] = []
        for _ in 0..<count { words.append(try readString()) }
        return words
    }

    /// Reads a raw value and refuses one that is no case.
    fileprivate mutating func readWord<Word: RawRepresentable>(
        _ type: Word.Type
    ) throws(CanonicalError) -> Word where Word.RawValue == String {
        let raw = try readString()
        guard let word = Word(rawValue: raw) else {
            throw .notCanonical("unknown word `\(raw)`")
        }
        return word
    }
}
