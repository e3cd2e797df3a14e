package import SimulationKernel

extension Reading: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(kind)
        writer.write(point)
        writer.write(fields.count)
        for field in fields {
            writer.write(field.name)
            writer.write(field.value)
        }
        writer.write(columns.count)
        for column in columns { writer.write(column) }
        writer.write(rows.count)
        for row in rows { writer.write(row) }
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        kind = try reader.readString()
        point = try reader.readString()
        fields = []
        for _ in 0..<(try reader.readCount(minimumBytesEach: 2)) {
            let name = try reader.readString()
            fields.append(ReadingField(name, try reader.readValue()))
        }
        columns = []
        for _ in 0..<(try reader.readCount()) { columns.append(try reader.readString()) }
        rows = []
        for _ in 0..<(try reader.readCount()) {
            rows.append(try reader.readArray(of: ReadingValue.self))
        }
    }
}

extension ReadingValue: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        switch self {
        case .symbol(let text):
            writer.write(tag: 1)
            writer.write(text)
        case .text(let text):
            writer.write(tag: 2)
            writer.write(text)
        case .integer(let value):
            writer.write(tag: 3)
            writer.write(value)
        case .flag(let value):
            writer.write(tag: 4)
            writer.write(value)
        case .quantity(let quantity):
            writer.write(tag: 5)
            writer.write(quantity.value)
            writer.write(quantity.unit.rawValue)
            writer.write(quantity.systematic)
            writer.write(quantity.random)
        case .address(let bits):
            writer.write(tag: 6)
            writer.write(bits)
        case .hardwareAddress(let bits):
            writer.write(tag: 7)
            writer.write(bits)
        case .list(let values):
            writer.write(tag: 8)
            writer.write(values)
        case .none:
            writer.write(tag: 9)
        }
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        switch try reader.readTag() {
        case 1: self = .symbol(try reader.readString())
        case 2: self = .text(try reader.readString())
        case 3: self = .integer(try reader.readInt64())
        case 4: self = .flag(try reader.readBool())
        case 5:
            let value = try reader.readInt64()
            let name = try reader.readString()
            guard let unit = Unit(rawValue: name) else {
                throw .notCanonical("unknown unit `\(name)`")
            }
            self = .quantity(
                Quantity(
                    value, unit, systematic: try reader.readInt64(),
                    random: try reader.readInt64()))
        case 6: self = .address(try reader.readInt64())
        case 7: self = .hardwareAddress(try reader.readInt64())
        case 8: self = .list(try reader.readInt64Array())
        case 9: self = .none
        case let tag: throw .unknownCase("ReadingValue", Int64(tag))
        }
    }
}
