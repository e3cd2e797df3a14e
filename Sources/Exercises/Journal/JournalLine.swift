package import SimulationKernel

/// One accepted command, the reading that it gave, and its place in the chain.
///
/// The journal doesn't know what commands and readings there are: both are canonical bytes that
/// their owners decode. Texts that a person typed aren't among them: a command names a text by its
/// index in `texts`.
package struct JournalLine: Hashable, Sendable {
    /// First byte of the encoding; tells a line's hash from that of a header or of a head.
    static let tag = UInt8(ascii: "L")

    /// From 1, without a gap.
    package let number: Int
    /// The simulated time at which the command was given; never earlier than the line before.
    package let time: SimulatedTime
    /// What was accepted, in the canonical bytes of the command language.
    package let command: [UInt8]
    /// Empty where the command read nothing.
    package let reading: [UInt8]
    /// The engine's state after the command, on every so many lines; nil on the others.
    package let stateDigest: UInt64?
    /// The salted hashes of the texts that came with the command, in the order in which it names
    /// them.
    package let texts: [Hash32]
    /// The hash of the bytes of the line before, or of the header for line 1.
    package let previous: Hash32

    package init(
        number: Int, time: SimulatedTime, command: [UInt8], reading: [UInt8], stateDigest: UInt64?,
        texts: [Hash32], previous: Hash32
    ) {
        self.number = number
        self.time = time
        self.command = command
        self.reading = reading
        self.stateDigest = stateDigest
        self.texts = texts
        self.previous = previous
    }
}

extension JournalLine: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(tag: JournalLine.tag)
        writer.write(number)
        writer.write(previous)
        writer.write(time.milliseconds)
        writer.write(command)
        writer.write(reading)
        writer.write(stateDigest != nil)
        if let stateDigest { writer.write(fixed: stateDigest) }
        writer.write(texts.count)
        for text in texts { writer.write(text) }
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        let tag = try reader.readTag()
        guard tag == JournalLine.tag else { throw .unknownCase("journal line", Int64(tag)) }
        number = try reader.readInt()
        previous = try reader.readHash()
        time = SimulatedTime(milliseconds: try reader.readInt64())
        command = try reader.readBytes()
        reading = try reader.readBytes()
        stateDigest = try reader.readBool() ? try reader.readFixed64() : nil
        var texts: [Hash32] = []
        for _ in 0..<(try reader.readCount(minimumBytesEach: Hash32.byteCount)) {
            texts.append(try reader.readHash())
        }
        self.texts = texts
    }
}
