import TestSupport
import Testing

@Suite struct CommaSeparatedTableTests {
    @Test func fieldsAreReadByTheirHeading() throws {
        let table = try CommaSeparatedTable(
            text: "# source: a standard\nname,value,count\nred,0.5,3\r\n\n\"a, \"\"b\"\"\",-1e3,4\n"
        )
        #expect(table.columns == ["name", "value", "count"])
        #expect(try table.rows.map { try $0.text("name") } == ["red", "a, \"b\""])
        #expect(try table.rows.map { try $0.number("value") } == [0.5, -1000])
        #expect(try table.rows.map { try $0.integer("count") } == [3, 4])
        #expect(table.rows.map(\.line) == [3, 5])
    }

    @Test(arguments: [
        ("a\nx", ["x"]), ("a\n\"x\ny\"\n", ["x\ny"]), ("a,b\n,\n", [""]), ("a\n\"\"\n", [""]),
        ("a\nx\n# y\nz\n", ["x", "z"]), ("a\n\"#x\"\n", ["#x"]), ("a\n", []),
    ])
    func edges(_ text: String, _ firstColumn: [String]) throws {
        let rows = try CommaSeparatedTable(text: text).rows
        #expect(try rows.map { try $0.text("a") } == firstColumn)
    }

    @Test(arguments: [
        ("", "empty"), ("a,b\n1\n", "line 2: 1 fields under 2 headings"),
        ("a,a\n1,2\n", "`a` appears twice"), ("a\n\"x\n\n", "line 2: a quote is left open"),
    ])
    func brokenTablesAreRefused(_ text: String, _ problem: String) {
        #expect {
            try CommaSeparatedTable(text: text)
        } throws: {
            "\($0)".contains(problem)
        }
    }

    @Test func wrongFieldsAreNamed() throws {
        let row = try #require(CommaSeparatedTable(text: "a,b\nx,1.5\n").rows.first)
        #expect {
            try row.number("a")
        } throws: {
            "\($0)" == "line 2: `a` is `x`, not a number"
        }
        #expect {
            try row.integer("b")
        } throws: {
            "\($0)".contains("not a whole number")
        }
        #expect {
            try row.text("c")
        } throws: {
            "\($0)".contains("no column `c`")
        }
    }
}
