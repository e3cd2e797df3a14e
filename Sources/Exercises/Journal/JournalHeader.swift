package import SimulationKernel

/// The name of a piece of content and the hash of the bytes that a session was played on.
package struct ContentReference: Hashable, Sendable {
    /// As the content calls itself: a facility's or a scenario's id.
    package let name: String
    /// The hash of its bytes.
    package let hash: Hash32

    package init(name: String, hash: Hash32) {
        self.name = name
        self.hash = hash
    }
}

/// What a session starts from: with it and the commands, everything else is recomputed.
///
/// Its canonical bytes begin the chain: their hash is line 1's previous hash. No name of a person
/// stands in it.
package struct JournalHeader: Hashable, Sendable {
    /// The only format that this version reads and writes.
    package static let format = 1
    /// First byte of the encoding; tells a header's hash from that of a line or of a head.
    static let tag = UInt8(ascii: "H")

    /// Which behaviour of the engine computed the readings; 1 or more. A journal is recomputed
    /// only by the same revision.
    package let engineRevision: Int
    /// Ascending by the UTF-8 bytes of the name, each name once.
    package let contents: [ContentReference]
    /// The scenario's id in its content.
    package let scenario: String
    /// A pseudonym for the trainee: an opaque id, never the name.
    package let trainee: String
    /// What every random stream of the session is derived from.
    package let seed: UInt64
    /// The simulated time at which the session starts; no line is earlier.
    package let start: SimulatedTime
    /// Whether the session is practice, in which hints are given and nothing is claimed.
    package let isPractice: Bool
    /// How the commands came about, as a short symbol: `typed`, `script`, `policy expert`.
    package let provenance: String

    /// Sorts the contents by name; where a name comes twice, the first stands.
    package init(
        engineRevision: Int, contents: [ContentReference], scenario: String, trainee: String,
        seed: UInt64, start: SimulatedTime, isPractice: Bool, provenance: String
    ) {
        self.engineRevision = engineRevision
        self.contents = JournalHeader.inOrder(contents)
        self.scenario = scenario
        self.trainee = trainee
        self.seed = seed
        self.start = start
        self.isPractice = isPractice
        self.provenance = provenance
    }

    /// The hash that the header gives for a name, or nil.
    package func contentHash(named name: String) -> Hash32? {
        contents.first { $0.name.utf8.elementsEqual(name.utf8) }?.hash
    }

    /// By bytes, not by `String.<`: Swift takes two spellings of one letter for equal.
    private static func inOrder(_ contents: [ContentReference]) -> [ContentReference] {
        var sorted: [ContentReference] = []
        for item in contents {
            let place = sorted.firstIndex { !precedes($0.name, item.name) } ?? sorted.endIndex
            if place < sorted.endIndex, !precedes(item.name, sorted[place].name) { continue }
            sorted.insert(item, at: place)
        }
        return sorted
    }

    private static func precedes(_ a: String, _ b: String) -> Bool {
        a.utf8.lexicographicallyPrecedes(b.utf8)
    }
}

extension JournalHeader: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(tag: JournalHeader.tag)
        writer.write(JournalHeader.format)
        writer.write(engineRevision)
        writer.write(contents.count)
        for content in contents {
            writer.write(content.name)
            writer.write(content.hash)
        }
        writer.write(scenario)
        writer.write(trainee)
        writer.write(fixed: seed)
        writer.write(start.milliseconds)
        writer.write(isPractice)
        writer.write(provenance)
    }

    /// - Throws: `unknownCase("journal format", n)` for a header of another format, so that a
    ///   reader can tell a newer journal from a damaged one.
    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        let tag = try reader.readTag()
        guard tag == JournalHeader.tag else { throw .unknownCase("journal header", Int64(tag)) }
        let format = try reader.readInt64()
        guard format == JournalHeader.format else { throw .unknownCase("journal format", format) }
        engineRevision = try reader.readInt()
        guard engineRevision >= 1 else { throw .notCanonical("engine revision below 1") }
        var contents: [ContentReference] = []
        for _ in 0..<(try reader.readCount(minimumBytesEach: 1 + Hash32.byteCount)) {
            let name = try reader.readString()
            if let last = contents.last, !JournalHeader.precedes(last.name, name) {
                throw .notCanonical("contents out of order")
            }
            contents.append(ContentReference(name: name, hash: try reader.readHash()))
        }
        self.contents = contents
        scenario = try reader.readString()
        trainee = try reader.readString()
        seed = try reader.readFixed64()
        start = SimulatedTime(milliseconds: try reader.readInt64())
        isPractice = try reader.readBool()
        provenance = try reader.readString()
    }
}
