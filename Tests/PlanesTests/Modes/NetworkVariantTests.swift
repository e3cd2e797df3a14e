import HouseSupport
import Plant
import Testing

@testable import Planes

/// Which network faults a house could have, and where.
@Suite struct NetworkVariantTests {
    /// Variants of a mode on an element, as parameters in the order of their classes.
    private static func variants(_ mode: String, on element: String) throws -> [String] {
        let plant = SmallHouse.plant
        let mode = try #require(plant.registry.mode(named: mode))
        let element = try #require(plant.layout.element(named: element))
        return mode.variants(plant, element).map { variant in
            let words = variant.parameters.values.map { $0.value.word ?? "" }
            return ([variant.className + ":"] + words).joined(separator: " ")
        }
    }

    static let expected: [(mode: String, element: String, variants: [String])] = [
        (
            "port-in-wrong-vlan", "sw-edit",
            [
                "other-vlan: gi1/0/1 10", "other-vlan: gi1/0/1 30", "other-vlan: gi1/0/2 10",
                "other-vlan: gi1/0/2 30", "other-vlan: gi1/0/3 10", "other-vlan: gi1/0/3 30",
                "other-vlan: gi1/0/5 10", "other-vlan: gi1/0/5 20", "default-vlan: gi1/0/1 1",
                "default-vlan: gi1/0/2 1", "default-vlan: gi1/0/3 1", "default-vlan: gi1/0/5 1",
            ]
        ),
        (
            "port-shut-down", "sw-mr",
            [
                "access-port: gi1/0/1", "access-port: gi1/0/2", "access-port: gi1/0/3",
                "trunk: te1/1/1 trunk", "trunk: te1/1/2 trunk",
            ]
        ),
        (
            "trunk-lacks-vlan", "sw-edit",
            ["one-vlan: te1/1/1 10", "one-vlan: te1/1/1 20", "one-vlan: te1/1/1 30"]
        ),
        (
            "port-speed-fixed", "sw-edit",
            ["gi1/0/1", "gi1/0/2", "gi1/0/3", "gi1/0/5", "te1/1/1"].map { "hundred: \($0)" }
        ),
        (
            "mtu-mismatch-port", "sw-mr",
            ["gi1/0/1", "gi1/0/2", "gi1/0/3", "te1/1/1", "te1/1/2"].map { "standard-size: \($0)" }
        ),
        // No gateway and no server to lose, where none is set.
        ("wrong-gateway", "es1", []), ("wrong-dns-server", "internet", []),
        ("wrong-gateway", "store", ["unused-address: eno1 ", "none: eno1 0.0.0.0"]),
        (
            "duplicate-address", "store",
            [
                "of-a-machine: eno1 10.20.10.5", "of-a-machine: eno1 10.20.10.30",
                "of-the-router: eno1 gateway",
            ]
        ),
        ("duplicate-address", "es1", []),
        (
            "static-address-left-over", "guest",
            ["foreign-network: Ethernet 192.168.1.50 24 192.168.1.1"]
        ),
        (
            "dns-record-wrong", "names",
            ["store", "names", "grade"].map { "missing: \($0) 0.0.0.0" }
                + ["store", "names", "grade"].map { "other-address: \($0) " }
                + ["store", "names", "grade"].map { "other-machine: \($0) other" }
        ),
        (
            "dhcp-scope-exhausted", "names",
            [
                "nothing-left: edit 0", "nothing-left: guest 0", "few-left: edit 1",
                "few-left: guest 1",
            ]
        ),
        ("service-down", "names", ["stopped: dhcp stopped"]),
        (
            "service-down", "store",
            [
                "stopped: smb stopped", "stopped: nfs stopped", "stopped: ssh stopped",
                "blocked: smb dropped", "blocked: nfs dropped", "blocked: ssh dropped",
            ]
        ),
        ("filter-blocks-port", "fw", ["drop: edit-smb drop", "reject: edit-smb reject"]),
        ("route-missing", "fw", ["deleted: 0.0.0.0/0"]),
        ("dhcp-relay-missing", "fw", ["deleted: te0/0.20", "deleted: te0/0.30"]),
        ("open-cable", "c-sw-edit-gi1-0-1", ["all-pairs:"]),
        // Not of its kind.
        ("open-cable", "sw-edit", []),
    ]

    @Test(arguments: expected.indices)
    func placesAreThoseThatMatter(index: Int) throws {
        let (mode, element, variants) = Self.expected[index]
        #expect(try Self.variants(mode, on: element) == variants)
    }

    @Test func allCanBeInjectedAndDiffer() throws {
        let plant = SmallHouse.plant
        for mode in plant.registry.modes {
            for index in plant.layout.elements.indices {
                let element = ElementID(index)
                let variants = mode.variants(plant, element)
                #expect(variants == mode.variants(plant, element))
                #expect(variants.count < 200)
                let edits = try variants.map { try mode.inject(plant, element, $0.parameters) }
                #expect(Set(edits).count == edits.count, "\(mode.name)")
                for edit in edits.joined() {
                    #expect(plant.layout.slots[edit.slot.index].domain.contains(edit.value))
                }
            }
        }
    }

    static let origins: [(mode: String, element: String, origin: FaultOrigin)] = [
        ("open-cable", "c-sw-edit-gi1-0-1", .itself), ("service-down", "store", .itself),
        ("dhcp-scope-exhausted", "names", .itself), ("port-in-wrong-vlan", "sw-edit", .person),
        ("wrong-gateway", "store", .person), ("dns-record-wrong", "names", .person),
        ("host-off", "store", .person),
    ]

    @Test func faultsComeFromThingsOrPeople() throws {
        let plant = SmallHouse.plant
        for (name, id, origin) in Self.origins {
            let mode = try #require(plant.registry.mode(named: name))
            let element = try #require(plant.layout.element(named: id))
            let variant = try #require(mode.variants(plant, element).first)
            let edits = try mode.inject(plant, element, variant.parameters)
            #expect(mode.origin(of: edits, in: plant) == origin, "\(name)")
        }
    }
}
