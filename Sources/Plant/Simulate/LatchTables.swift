package import SimulationKernel

/// One row of a table that ages: a neighbour's hardware address, a forwarding entry.
package struct LatchRow: Hashable, Sendable {
    package var table: TableID
    package var key: Int64
    package var value: Int64
    /// A second value: a state, a port.
    package var extra: Int64
    /// When it is forgotten; `.max` milliseconds for never.
    package var expires: SimulatedTime

    package init(
        table: TableID, key: Int64, value: Int64, extra: Int64 = 0, expires: SimulatedTime
    ) {
        self.table = table
        self.key = key
        self.value = value
        self.extra = extra
        self.expires = expires
    }

    /// The time of expiry of a row that is never forgotten.
    package static let never = SimulatedTime(milliseconds: .max)
}

/// All rows of all tables of a plant, in one array sorted by table and key.
package struct LatchTables: Hashable, Sendable {
    package private(set) var rows: [LatchRow] = []

    package init() {}

    /// The row of a key that isn't forgotten yet, or nil.
    package func row(_ table: TableID, key: Int64, at time: SimulatedTime) -> LatchRow? {
        let index = position(table, key)
        guard index < rows.count, rows[index].table == table, rows[index].key == key,
            rows[index].expires > time
        else { return nil }
        return rows[index]
    }

    /// The rows of a table that aren't forgotten yet, by key.
    package func rows(of table: TableID, at time: SimulatedTime) -> [LatchRow] {
        let start = position(table, .min)
        var result: [LatchRow] = []
        for row in rows[start...] {
            guard row.table == table else { break }
            if row.expires > time { result.append(row) }
        }
        return result
    }

    /// Adds a row, in place of one of the same table and key.
    package mutating func set(_ row: LatchRow) {
        let index = position(row.table, row.key)
        if index < rows.count && rows[index].table == row.table && rows[index].key == row.key {
            rows[index] = row
        } else {
            rows.insert(row, at: index)
        }
    }

    /// Removes the row of a key; does nothing where there is none.
    package mutating func remove(_ table: TableID, key: Int64) {
        let index = position(table, key)
        if index < rows.count && rows[index].table == table && rows[index].key == key {
            rows.remove(at: index)
        }
    }

    /// Removes the rows of a table that a test finds.
    package mutating func removeAll(of table: TableID, where isGone: (LatchRow) -> Bool) {
        rows.removeAll { $0.table == table && isGone($0) }
    }

    /// Removes what is forgotten by now.
    package mutating func purge(at time: SimulatedTime) {
        rows.removeAll { $0.expires <= time }
    }

    private func position(_ table: TableID, _ key: Int64) -> Int {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            let row = rows[middle]
            if row.table < table || (row.table == table && row.key < key) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

extension LatchTables: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(rows.count)
        for row in rows {
            writer.write(row.table.rawValue)
            writer.write(row.key)
            writer.write(row.value)
            writer.write(row.extra)
            writer.write(row.expires.milliseconds)
        }
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        for _ in 0..<(try reader.readCount(minimumBytesEach: 5)) {
            let row = LatchRow(
                table: TableID(rawValue: try reader.readInt32()), key: try reader.readInt64(),
                value: try reader.readInt64(), extra: try reader.readInt64(),
                expires: SimulatedTime(milliseconds: try reader.readInt64()))
            if let last = rows.last, (last.table, last.key) >= (row.table, row.key) {
                throw .notCanonical("rows out of order")
            }
            rows.append(row)
        }
    }
}
