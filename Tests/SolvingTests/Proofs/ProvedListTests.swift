import SimulationKernel
import Solving
import Testing

/// The list of what was proved, as a text and back.
@Suite struct ProvedListTests {
    private func hash(_ byte: UInt8) throws -> Hash32 {
        try #require(Hash32(bytes: Array(repeating: byte, count: 32)))
    }

    private func entry(_ name: String, _ revision: Int = 3) throws -> ProvedList.Entry {
        ProvedList.Entry(
            scenario: name, scenarioHash: try hash(1), facilityHash: try hash(0xAB),
            revision: revision)
    }

    @Test func aLineEachInOrder() throws {
        let list = ProvedList([try entry("b-day"), try entry("a-day")])
        let ones = String(repeating: "01", count: 16)
        let others = String(repeating: "ab", count: 16)
        #expect(list.text == "a-day \(ones) \(others) 3\nb-day \(ones) \(others) 3\n")
        #expect(ProvedList(reading: list.text) == list)
        #expect(ProvedList(reading: "").text == "")
    }

    /// It proves nothing of other content, nor of another revision.
    @Test func justAsItWas() throws {
        let list = ProvedList([try entry("a-day")])
        #expect(list.contains(try entry("a-day")))
        #expect(!list.contains(try entry("b-day")))
        #expect(!list.contains(try entry("a-day", 4)))
        let other = ProvedList.Entry(
            scenario: "a-day", scenarioHash: try hash(1), facilityHash: try hash(2), revision: 3)
        #expect(!list.contains(other))
    }

    @Test(arguments: ["a-day", "a-day x y 3", "a-day 01 02 3", "  ", "# a-day"])
    func whatIsntALineIsLeftOut(line: String) throws {
        let list = ProvedList([try entry("a-day")])
        #expect(ProvedList(reading: line + "\n" + list.text + line) == list)
    }
}
