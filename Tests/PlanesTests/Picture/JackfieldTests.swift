import Plant
import Testing

@testable import Planes

/// The jackfield's truth table: what is heard behind and in front, for each way of normalling.
@Suite struct JackfieldTests {
    /// Position 1: job 102 from the router behind it, bars from a cord into its lower jack.
    private func field(_ normalling: String, top: Bool, bottom: Bool) throws -> Simulation {
        let simulation = try PictureTestPlant.simulation { inventory in
            for index in inventory.elements.indices where inventory.elements[index].id == "jf" {
                inventory.elements[index].parameters.append(
                    NamedValue("normalling", .word(normalling)))
            }
            inventory.cables += [
                PictureTestPlant.cable("cord-t", "jf.top-3", "wfm.in-b", metres: 1),
                PictureTestPlant.cable("cord-b", "gen.out-2", "jf.bottom-3", metres: 1),
            ]
        }
        if top { simulation.plug("cord-t", 0, "jf.top-1") }
        if bottom { simulation.plug("cord-b", 1, "jf.bottom-1") }
        return simulation
    }

    @Test(
        arguments: [
            // normalling, top, bottom: behind, in front, level behind
            ("full", false, false, "job/102", "", 800), ("full", true, false, "", "job/102", 0),
            ("full", false, true, "pattern/rp219", "", 800),
            ("full", true, true, "pattern/rp219", "job/102", 800),
            ("half", false, false, "job/102", "", 800),
            ("half", true, false, "job/102", "job/102", 533),
            ("half", false, true, "pattern/rp219", "", 800),
            ("half", true, true, "pattern/rp219", "job/102", 800),
            ("none", false, false, "", "", 0), ("none", true, false, "", "job/102", 0),
            ("none", false, true, "pattern/rp219", "", 800),
            ("none", true, true, "pattern/rp219", "job/102", 800),
        ] as [(String, Bool, Bool, String, String, Int64)])
    func truthTable(
        normalling: String, top: Bool, bottom: Bool, behind: String, front: String, level: Int64
    ) throws {
        let simulation = try field(normalling, top: top, bottom: bottom)
        #expect(simulation.content(at: "jf-mon.sdi-1") == behind)
        #expect(simulation.content(at: "wfm.in-b") == front)
        #expect(simulation.picture(at: "jf.out-1").launchMillivolts == level)
        if normalling == "half" && top {
            #expect(
                simulation.picture(at: "wfm.in-b").launchMillivolts == (bottom ? 800 : 533))
        }
        #expect(simulation.content(at: "jf.monitor-1") == "job/102")
        #expect(simulation.evaluator.audit().isEmpty)
    }

    @Test func pullingTheCordGivesTheNormalBack() throws {
        let simulation = try field("full", top: true, bottom: false)
        #expect(simulation.content(at: "jf-mon.sdi-1") == "")
        simulation.plug("cord-t", 0, nil)
        #expect(simulation.content(at: "jf-mon.sdi-1") == "job/102")
    }

    /// Plugging an instrument into a jack does what any plug does there.
    @Test(
        arguments: [
            ("full", true, 800), ("half", false, 533), ("none", false, 800),
        ] as [(String, Bool, Int64)])
    func measuringIsPlugging(normalling: String, interrupts: Bool, amplitude: Int64) throws {
        let simulation = try field(normalling, top: false, bottom: false)
        let reading = try simulation.quietly { try simulation.measure("eye", "jf.top-1") }
        #expect(reading.flag("interrupted") == interrupts)
        #expect(reading.integer("amplitude") == amplitude)
        let monitor = try simulation.measure("eye", "jf.monitor-1")
        #expect(!monitor.flag("interrupted"))
    }
}
