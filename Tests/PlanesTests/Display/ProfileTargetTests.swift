import Plant
import Testing

@testable import Planes

/// What a profile says of its target, so that a picture of it needs no colour science.
@Suite struct ProfileTargetTests {
    /// Primaries and white of BT.709, from the standard; a panel's black lifts them a little.
    @Test(
        arguments: [
            ("red", 640_000, 330_000), ("green", 300_000, 600_000), ("blue", 150_000, 60_000),
            ("grey-100", 312_700, 329_000), ("grey-50", 312_700, 329_000),
        ] as [(String, Int64, Int64)])
    func targetsAreThoseOfTheStandard(name: String, x: Int64, y: Int64) throws {
        let simulation = try DisplayBench.simulation()
        let reading = try simulation.read("profile", "gr-mon")
        let row = try #require(
            reading.rows.indices.map { reading.row($0) }.first { $0.symbol("patch") == name })
        #expect(abs(try #require(row.integer("target-x")) - x) <= 60)
        #expect(abs(try #require(row.integer("target-y")) - y) <= 60)
    }

    /// Readings of before had these columns, and journals hold them.
    @Test func newColumnsStandAtTheEnd() throws {
        let simulation = try DisplayBench.simulation()
        let reading = try simulation.read("profile", "gr-mon")
        #expect(
            reading.columns == [
                "patch", "luminance", "x", "y", "target-luminance", "delta-e", "delta-uv",
                "target-x", "target-y",
            ])
        #expect(reading.rows.allSatisfy { $0.count == reading.columns.count })
    }
}
