/// A value that has exactly one encoding: equal values give equal bytes, on every machine.
///
/// Journals, digests and the compiled cache rest on it, so an encoding never depends on hashing
/// order, floating point or padding.
package protocol CanonicalCodable {
    func encode(to writer: inout CanonicalWriter)
    init(from reader: inout CanonicalReader) throws(CanonicalError)
}

/// What was wrong with bytes that should have been canonical.
package enum CanonicalError: Error, Hashable, Sendable {
    /// The bytes end in the middle of a value that began at this offset.
    case truncated(offset: Int)
    /// The bytes say something in another way than the one canonical way.
    case notCanonical(String)
    /// Bytes are left over after the value.
    case trailingBytes(count: Int)
    /// A number that stands for a case or an id isn't one that this version knows.
    case unknownCase(String, Int64)
}

/// Appends values to a byte array in their canonical form.
///
/// Integers are zigzag variable-length (1 to 10 bytes, 7 bits a byte, lowest first, no padding);
/// strings and byte arrays are their length and then their bytes; optionals are 0, or 1 and a
/// value.
package struct CanonicalWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func write(_ value: Int64) {
        var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    package mutating func write(_ value: Int) { write(Int64(value)) }
    package mutating func write(_ value: Int32) { write(Int64(value)) }
    package mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Writes a byte as it stands, for tags of enum cases.
    package mutating func write(tag: UInt8) { bytes.append(tag) }

    /// Writes eight bytes, lowest first, for values whose bits are evenly spread.
    package mutating func write(fixed value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }

    package mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func write(_ data: [UInt8]) {
        write(data.count)
        bytes.append(contentsOf: data)
    }

    package mutating func write(_ hash: Hash32) { bytes.append(contentsOf: hash.bytes) }

    package mutating func write<Value: CanonicalCodable>(_ value: Value) { value.encode(to: &self) }

    package mutating func write<Value: CanonicalCodable>(_ values: [Value]) {
        write(values.count)
        for value in values { value.encode(to: &self) }
    }

    package mutating func write<Value: CanonicalCodable>(_ value: Value?) {
        write(value != nil)
        if let value { value.encode(to: &self) }
    }

    package mutating func write(_ values: [Int64]) {
        write(values.count)
        for value in values { write(value) }
    }
}

/// Reads values back from canonical bytes and refuses any other encoding of them.
package struct CanonicalReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// A reader at the start of some bytes.
    package init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// A reader at the start of a slice; offsets count from there.
    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// How many bytes have been read.
    package var offset: Int { position - bytes.startIndex }
    /// Whether every byte has been read.
    package var isAtEnd: Bool { position == bytes.endIndex }

    /// Throws unless every byte has been read.
    package func finish() throws(CanonicalError) {
        if !isAtEnd { throw .trailingBytes(count: bytes.endIndex - position) }
    }

    /// Reads one byte as it stands.
    package mutating func readTag() throws(CanonicalError) -> UInt8 {
        guard position < bytes.endIndex else { throw .truncated(offset: offset) }
        defer { position += 1 }
        return bytes[position]
    }

    /// Reads an integer. Refuses padding and more than 64 bits.
    package mutating func readInt64() throws(CanonicalError) -> Int64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try readTag()
            let payload = UInt64(byte & 0x7F)
            if shift == 63 && payload > 1 { throw .notCanonical("integer over 64 bits") }
            value |= payload << shift
            if byte & 0x80 == 0 {
                if byte == 0 && shift > 0 { throw .notCanonical("padded integer") }
                return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
            }
            shift += 7
            if shift > 63 { throw .notCanonical("integer over 64 bits") }
        }
    }

    /// Reads an integer as `readInt64` does.
    package mutating func readInt() throws(CanonicalError) -> Int { Int(try readInt64()) }

    /// Reads an integer and refuses one that doesn't fit 32 bits.
    package mutating func readInt32() throws(CanonicalError) -> Int32 {
        let wide = try readInt64()
        guard let value = Int32(exactly: wide) else { throw .notCanonical("integer over 32 bits") }
        return value
    }

    /// Reads 0 or 1 and refuses any other byte.
    package mutating func readBool() throws(CanonicalError) -> Bool {
        switch try readTag() {
        case 0: return false
        case 1: return true
        case let other: throw .unknownCase("Bool", Int64(other))
        }
    }

    /// Reads eight bytes, lowest first.
    package mutating func readFixed64() throws(CanonicalError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 8) {
            value |= UInt64(try readTag()) << UInt64(shift)
        }
        return value
    }

    /// Reads a number of items and refuses one that the remaining bytes can't hold.
    package mutating func readCount(minimumBytesEach: Int = 1) throws(CanonicalError) -> Int {
        let count = try readInt64()
        guard count >= 0 else { throw .notCanonical("negative count") }
        let room = (bytes.endIndex - position) / max(1, minimumBytesEach)
        guard count <= Int64(room) else { throw .truncated(offset: offset) }
        return Int(count)
    }

    /// Reads a length and that many bytes.
    package mutating func readBytes() throws(CanonicalError) -> [UInt8] {
        let count = try readCount()
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    /// Reads a length and that many bytes of UTF-8.
    package mutating func readString() throws(CanonicalError) -> String {
        let data = try readBytes()
        guard let text = String(validating: data, as: UTF8.self) else {
            throw .notCanonical("text that isn't UTF-8")
        }
        return text
    }

    /// Reads 32 bytes as a hash.
    package mutating func readHash() throws(CanonicalError) -> Hash32 {
        var data: [UInt8] = []
        data.reserveCapacity(Hash32.byteCount)
        for _ in 0..<Hash32.byteCount { data.append(try readTag()) }
        guard let hash = Hash32(bytes: data) else { throw .truncated(offset: offset) }
        return hash
    }

    /// Reads a value in its own encoding.
    package mutating func readValue<Value: CanonicalCodable>(
        _ type: Value.Type = Value.self
    ) throws(CanonicalError) -> Value {
        try Value(from: &self)
    }

    /// Reads a count and that many values, each of which takes up a byte at least.
    package mutating func readArray<Value: CanonicalCodable>(
        of type: Value.Type = Value.self
    ) throws(CanonicalError) -> [Value] {
        let count = try readCount()
        var values: [Value] = []
        for _ in 0..<count { values.append(try Value(from: &self)) }
        return values
    }

    /// Reads 0 as nil, or 1 and a value.
    package mutating func readOptional<Value: CanonicalCodable>(
        _ type: Value.Type = Value.self
    ) throws(CanonicalError) -> Value? {
        try readBool() ? try Value(from: &self) : nil
    }

    /// Reads a count and that many integers.
    package mutating func readInt64Array() throws(CanonicalError) -> [Int64] {
        let count = try readCount()
        var values: [Int64] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try readInt64()) }
        return values
    }
}

extension CanonicalCodable {
    /// The value's one encoding.
    package var canonicalBytes: [UInt8] {
        var writer = CanonicalWriter()
        encode(to: &writer)
        return writer.bytes
    }

    /// Decodes a value that takes up all of the bytes.
    package init(canonicalBytes bytes: [UInt8]) throws(CanonicalError) {
        var reader = CanonicalReader(bytes)
        try self.init(from: &reader)
        try reader.finish()
    }
}
