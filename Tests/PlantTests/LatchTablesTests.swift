import Plant
import SimulationKernel
import Testing

/// Tables that age, against a plain list of rows.
@Suite struct LatchTablesTests {
    private func time(_ milliseconds: Int64) -> SimulatedTime {
        SimulatedTime(milliseconds: milliseconds)
    }

    private func row(_ table: Int, _ key: Int64, _ value: Int64, until expires: Int64) -> LatchRow {
        LatchRow(table: TableID(table), key: key, value: value, expires: time(expires))
    }

    @Test func rowsStandByTableAndKey() {
        var tables = LatchTables()
        for (table, key) in [(1, 5), (0, 9), (1, -3), (0, 2), (2, 0), (1, 4)] as [(Int, Int64)] {
            tables.set(row(table, key, 0, until: 10))
        }
        #expect(
            tables.rows.map { [Int64($0.table.index), $0.key] }
                == [[0, 2], [0, 9], [1, -3], [1, 4], [1, 5], [2, 0]])
        #expect(tables.rows(of: TableID(1), at: time(0)).map(\.key) == [-3, 4, 5])
        #expect(tables.rows(of: TableID(3), at: time(0)).isEmpty)
    }

    @Test func aRowIsForgottenWhenItsTimeHasCome() {
        var tables = LatchTables()
        tables.set(row(0, 1, 7, until: 100))
        tables.set(LatchRow(table: TableID(0), key: 2, value: 8, expires: LatchRow.never))
        #expect(tables.row(TableID(0), key: 1, at: time(99))?.value == 7)
        #expect(tables.row(TableID(0), key: 1, at: time(100)) == nil)
        #expect(tables.rows(of: TableID(0), at: time(100)).map(\.key) == [2])
        tables.purge(at: time(99))
        #expect(tables.rows.count == 2)
        tables.purge(at: time(100))
        #expect(tables.rows.map(\.key) == [2])
        tables.purge(at: time(.max - 1))
        #expect(tables.rows.map(\.key) == [2])
    }

    @Test func aRowTakesThePlaceOfTheOneBefore() {
        var tables = LatchTables()
        tables.set(row(0, 1, 7, until: 100))
        tables.set(row(0, 1, 8, until: 50))
        #expect(tables.rows == [row(0, 1, 8, until: 50)])
    }

    @Test func tablesAreAListOfRows() throws {
        for seed in UInt64(1)...50 {
            var stream = RandomStream(seed: seed, name: "rows")
            var tables = LatchTables()
            var list: [LatchRow] = []
            var now = time(0)
            for _ in 0..<80 {
                let table = Int(stream.next(below: 3))
                let key = stream.next(in: -4...4)
                switch stream.next(below: 6) {
                case 0:
                    tables.remove(TableID(table), key: key)
                    list.removeAll { $0.table == TableID(table) && $0.key == key }
                case 1:
                    tables.removeAll(of: TableID(table)) { $0.key > key }
                    list.removeAll { $0.table == TableID(table) && $0.key > key }
                case 2:
                    now = now + TimeSpan(milliseconds: stream.next(below: 20))
                    tables.purge(at: now)
                    list.removeAll { $0.expires <= now }
                default:
                    let row = row(
                        table, key, stream.next(below: 100),
                        until: now.milliseconds + stream.next(below: 40))
                    tables.set(row)
                    list.removeAll { $0.table == row.table && $0.key == row.key }
                    list.append(row)
                }
                list.sort { ($0.table, $0.key) < ($1.table, $1.key) }
                #expect(tables.rows == list, "seed \(seed)")
                for key in Int64(-4)...4 {
                    #expect(
                        tables.row(TableID(table), key: key, at: now)
                            == list.first {
                                $0.table == TableID(table) && $0.key == key && $0.expires > now
                            })
                }
                #expect(try LatchTables(canonicalBytes: tables.canonicalBytes) == tables)
            }
        }
    }

    @Test func rowsOutOfOrderAreRefused() {
        var writer = CanonicalWriter()
        writer.write(2)
        for key in [5, 4] as [Int64] {
            for word in [0, key, 0, 0, 9] { writer.write(word) }
        }
        #expect(throws: CanonicalError.notCanonical("rows out of order")) {
            try LatchTables(canonicalBytes: writer.bytes)
        }
    }
}
