import HouseSupport
import Planes
import Plant
import SimulationKernel
import Testing

/// What the house owes holds as it is set up, and fails as it should.
@Suite struct CheckTests {
    private func standing(_ edits: [SlotEdit]) -> Standing {
        let simulation = SmallHouse.simulation()
        simulation.apply(Patch(edits, by: .scene))
        simulation.settle()
        return simulation.standing(faults: [])
    }

    private func failing(_ edits: [SlotEdit]) -> [String] {
        let standing = standing(edits)
        return (standing.services + standing.invariants).filter { !$0.holds }.map(\.id)
    }

    @Test func everythingHoldsAsItIsSetUp() {
        #expect(failing([]) == [])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var slot: String
        var value: String
        var failing: [String]
        var testDescription: String { "\(slot) \(value)" }
    }

    static let cases = [
        Case(
            slot: "sw-edit.gi1/0/1-vlan", value: "30",
            failing: [
                "store-for-es1", "grade-answers", "es1-address", "es1-mount", "plan",
            ]),
        Case(
            slot: "store.service-smb", value: "stopped",
            failing: ["store-for-es1", "store-by-number", "es1-mount"]),
        Case(
            slot: "names.service-dns", value: "stopped",
            failing: ["store-for-es1", "grade-answers", "es1-mount"]),
        Case(
            slot: "names.record-store", value: "0.0.0.0", failing: ["store-for-es1", "es1-mount"]),
        Case(
            slot: "fw.filter-edit-smb", value: "drop",
            failing: ["store-for-es1", "store-by-number", "es1-mount"]),
        Case(slot: "fw.filter-guest-house", value: "off", failing: ["guests-out"]),
        Case(slot: "fw.filter-edit-net", value: "off", failing: ["content-inside"]),
        Case(
            slot: "sw-mr.te1/1/1-carries-20", value: "no",
            failing: [
                "store-for-es1", "store-by-number", "grade-answers", "es1-address", "es1-mount",
                "plan",
            ]),
        Case(
            slot: "es1.power", value: "no",
            failing: ["store-for-es1", "grade-answers", "es1-address", "es1-mount"]),
        Case(slot: "sw-edit.gi1/0/3-shut", value: "yes", failing: ["grade-answers"]),
    ]

    @Test(arguments: cases) func failsWhereItShould(_ test: Case) {
        #expect(Set(failing([SmallHouse.edit(test.slot, test.value)])) == Set(test.failing))
    }

    @Test func segregationNamesTheWay() {
        let standing = standing([SmallHouse.edit("fw.filter-guest-house", "off")])
        let line = standing.invariants.first { $0.id == "guests-out" }
        #expect(line?.reading.rows.isEmpty == false)
        #expect(line?.reading.row(0).symbol("from") == "guest")
    }

    @Test func planNamesTheSetting() {
        let standing = standing([SmallHouse.edit("sw-edit.gi1/0/1-vlan", "30")])
        let reading = standing.invariants.first { $0.id == "plan" }?.reading
        #expect(reading?.rows.count == 1)
        #expect(reading?.row(0).symbol("port") == "gi1/0/1")
        #expect(reading?.row(0).symbol("planned") == "20")
        #expect(reading?.row(0).symbol("actual") == "30")
    }
}
