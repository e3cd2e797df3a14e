package import Foundation

/// A table of reference values, read from comma-separated text (RFC 4180) with one heading row.
///
/// Fields may stand in double quotes, and then hold commas, newlines and doubled quotes. Lines
/// that begin with `#` are remarks, for the source and the tolerance of what follows.
package struct CommaSeparatedTable: Sendable {
    /// One row, asked by the heading of the column.
    package struct Row: Sendable, CustomStringConvertible {
        /// The line of the text on which the row begins, from 1.
        package let line: Int
        fileprivate let columns: [String: Int]
        fileprivate let fields: [String]

        package var description: String { "line \(line): \(fields.joined(separator: ","))" }

        /// The field as it stands in the text. Throws when there is no such column.
        package func text(_ column: String) throws -> String {
            guard let index = columns[column] else {
                throw TableProblem("line \(line): there is no column `\(column)`")
            }
            return fields[index]
        }

        /// The field as a decimal number. Throws when it isn't one.
        package func number(_ column: String) throws -> Double {
            let field = try text(column)
            guard let value = Double(field) else {
                throw TableProblem("line \(line): `\(column)` is `\(field)`, not a number")
            }
            return value
        }

        /// The field as a whole number. Throws when it isn't one.
        package func integer(_ column: String) throws -> Int64 {
            let field = try text(column)
            guard let value = Int64(field) else {
                throw TableProblem("line \(line): `\(column)` is `\(field)`, not a whole number")
            }
            return value
        }
    }

    /// The headings, left to right.
    package let columns: [String]
    package let rows: [Row]

    /// Reads a table from its text. Throws when a row has another number of fields than the
    /// headings, when a heading appears twice, or when a quote is left open.
    package init(text: String) throws {
        var records = try CommaSeparatedTable.records(in: text)
        guard !records.isEmpty else { throw TableProblem("the table is empty") }
        let headings = records.removeFirst().fields
        var positions: [String: Int] = [:]
        for (index, heading) in headings.enumerated() {
            if positions.updateValue(index, forKey: heading) != nil {
                throw TableProblem("the heading `\(heading)` appears twice")
            }
        }
        for record in records where record.fields.count != headings.count {
            let found = record.fields.count
            throw TableProblem(
                "line \(record.line): \(found) fields under \(headings.count) headings")
        }
        columns = headings
        rows = records.map { Row(line: $0.line, columns: positions, fields: $0.fields) }
    }

    /// Reads a table from a file.
    package init(contentsOf url: URL) throws {
        try self.init(text: String(contentsOf: url, encoding: .utf8))
    }

    /// Reads a table from a file named relative to the folder of the test's own file.
    package init(beside file: String = #filePath, _ path: String) throws {
        let folder = URL(filePath: file).deletingLastPathComponent()
        try self.init(contentsOf: folder.appending(path: path))
    }

    private struct Record {
        var line: Int
        var fields: [String]
    }

    private static func records(in text: String) throws -> [Record] {
        var parser = Parser()
        for scalar in text.unicodeScalars where scalar != "\r" { parser.take(scalar) }
        return try parser.finish()
    }

    private struct Parser {
        private enum Place { case fieldStart, bare, quoted, afterQuote, remark }

        private var records: [Record] = []
        private var fields: [String] = []
        private var field = ""
        private var place = Place.fieldStart
        private var line = 1
        private var recordLine = 1
        private var quoteLine = 1

        mutating func take(_ scalar: Unicode.Scalar) {
            switch (place, scalar) {
            case (.quoted, "\""): place = .afterQuote
            case (.quoted, _): field.unicodeScalars.append(scalar)
            case (.afterQuote, "\""):
                field += "\""
                place = .quoted
            case (.remark, "\n"): startRecord()
            case (.remark, _): break
            case (_, "\n"): endRecord()
            case (_, ","): endField()
            case (.fieldStart, "\""):
                place = .quoted
                quoteLine = line
            case (.fieldStart, "#") where fields.isEmpty: place = .remark
            default:
                field.unicodeScalars.append(scalar)
                place = .bare
            }
            if scalar == "\n" {
                line += 1
                if fields.isEmpty && place == .fieldStart { recordLine = line }
            }
        }

        mutating func finish() throws -> [Record] {
            if place == .quoted { throw TableProblem("line \(quoteLine): a quote is left open") }
            if place != .remark { endRecord() }
            return records
        }

        private mutating func endField() {
            fields.append(field)
            field = ""
            place = .fieldStart
        }

        private mutating func endRecord() {
            let isBlank = fields.isEmpty && field.isEmpty && place == .fieldStart
            endField()
            if !isBlank { records.append(Record(line: recordLine, fields: fields)) }
            startRecord()
        }

        private mutating func startRecord() {
            fields = []
            field = ""
            place = .fieldStart
        }
    }
}

/// What is wrong with a table.
package struct TableProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
