import Testing

@Suite struct OracleTableTests {
    @Test func readsQuotedFields() {
        let records = OracleTable.records("a,b\n\"x, \"\"y\"\"\",1\r\n,\"\"\n\nlast,2")
        #expect(records == [["a", "b"], ["x, \"y\"", "1"], ["", ""], ["last", "2"]])
    }

    @Test func printedDigitsSetTheTolerance() {
        #expect(matches(0.12346, "0.1234") == false)
        #expect(matches(0.12344, "0.1234"))
        #expect(matches(1.0029e-12, "1.003e-12"))
        #expect(matches(1.0021e-12, "1.003e-12") == false)
        #expect(matches(1_000_000.0005, "1000000.000000"))
        #expect(matches(.nan, "1.0") == false)
        #expect(matches(1, "") == false)
    }

    @Test func aMissingTableThrows() {
        #expect(throws: (any Error).self) { try OracleTable("no_such_table") }
    }
}
