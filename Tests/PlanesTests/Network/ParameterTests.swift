import HouseSupport
import Planes
import Plant
import Testing

/// What is wrong in a facility's network is said where it is wrong.
@Suite struct ParameterTests {
    struct Wrong: Sendable, CustomTestStringConvertible {
        var kind: String
        var parameters: [NamedValue]
        var key: String
        var words: String
        var testDescription: String { words }

        init(
            _ kind: String, _ parameters: KeyValuePairs<String, DeclaredValue>, at key: String,
            _ words: String
        ) {
            self.kind = kind
            self.parameters = parameters.map { NamedValue($0.key, $0.value) }
            self.key = key
            self.words = words
        }
    }

    private static let nic: DeclaredValue = ["eno1": "dhcp"]

    static let wrongs = [
        Wrong("host", ["os": "beos", "interfaces": nic], at: "os", "`os` is `beos`"),
        Wrong(
            "host", ["os": "linux", "interfaces": [:] as DeclaredValue], at: "interfaces",
            "a host without an interface"),
        Wrong(
            "host", ["os": "linux", "interfaces": ["eno1": "10.20.1.5"]], at: "interfaces",
            "`10.20.1.5` isn't an address with its length"),
        Wrong(
            "host", ["os": "linux", "interfaces": ["eno1": ["speed": "42"]]], at: "interfaces",
            "`speed` is `42`"),
        Wrong(
            "host", ["os": "linux", "interfaces": ["eno1": ["adress": "10.0.0.1/24"]]],
            at: "interfaces", "unknown key `adress` of `eno1`"),
        Wrong(
            "host", ["os": "linux", "interfaces": ["eno1": ["mac": "a4:83:e7"]]],
            at: "interfaces", "`a4:83:e7` isn't a hardware address"),
        Wrong(
            "host", ["os": "linux", "interfaces": ["eno1": ["mac": "01:00:5e:00:00:01"]]],
            at: "interfaces", "`01:00:5e:00:00:01` isn't a hardware address"),
        Wrong(
            "host", ["os": "linux", "interfaces": nic, "services": ["smb": "445"]],
            at: "services", "`smb` is `445`"),
        Wrong(
            "host", ["os": "linux", "interfaces": nic, "records": ["a": "10.0.0.1"]],
            at: "records", "records without a `zone`"),
        Wrong(
            "host", ["os": "linux", "interfaces": nic, "mounts": ["store/projects"]],
            at: "mounts", "`store/projects` isn't a share"),
        Wrong(
            "host",
            [
                "os": "linux", "interfaces": nic,
                "dhcp": ["a": ["subnet": "10.0.0.0/24", "from": "10.0.1.1", "to": "10.0.1.9"]],
            ], at: "dhcp", "`a` runs from 10.0.1.1 to 10.0.1.9"),
        Wrong(
            "switch", ["ports": ["gi1/0/9-1"]], at: "ports",
            "`gi1/0/9-1` isn't a port or a range of ports"),
        Wrong(
            "switch", ["ports": ["gi1/0/1-4", "gi1/0/2"]], at: "ports", "`gi1/0/2` is there twice"),
        Wrong(
            "switch", ["ports": ["gi1/0/1"], "vlans": ["4095": "x"]], at: "vlans",
            "`4095` isn't a VLAN"),
        Wrong(
            "switch", ["ports": ["gi1/0/1"], "access": ["10": ["gi1/0/7"]]], at: "access",
            "there is no port `gi1/0/7`"),
        Wrong(
            "switch", ["ports": ["gi1/0/1"], "trunks": ["gi1/0/1": ["10"]]], at: "trunks",
            "VLAN 10 isn't in `vlans`"),
        Wrong(
            "switch", ["ports": ["gi1/0/1"], "management": ["vlan": "1"]], at: "management",
            "`management` lacks `address`"),
        Wrong(
            "router", ["ports": ["ge0/0"], "interfaces": ["ge0/1": [:] as DeclaredValue]],
            at: "interfaces", "`ge0/1` isn't on a port of this router"),
        Wrong(
            "router",
            [
                "ports": ["ge0/0"], "interfaces": ["ge0/0": [:] as DeclaredValue],
                "routes": ["default": "10.0.0.1"],
            ], at: "routes", "`default` isn't an address with its length"),
        Wrong(
            "router",
            [
                "ports": ["ge0/0"], "interfaces": ["ge0/0": [:] as DeclaredValue],
                "filters": ["x": ["action": "block"]],
            ], at: "filters", "`action` is `block`"),
    ]

    @Test(arguments: wrongs) func isSaidWhereItIs(_ wrong: Wrong) {
        var inventory = Inventory(id: "x", title: "x")
        inventory.places = [PlaceDeclaration(id: "mr", title: "machine room")]
        inventory.elements = [
            ElementDeclaration(
                id: "it", kind: wrong.kind, place: "mr", parameters: wrong.parameters)
        ]
        do {
            _ = try PlantCompiler.compile(inventory, registry: NetworkPlane.registry)
            Issue.record("it compiles")
        } catch {
            #expect(error.what == wrong.words)
            #expect(error.subject == ["elements", "it", wrong.key])
        }
    }

    @Test(arguments: [
        ("10.20.1.50/24", true), ("0.0.0.0/0", true), ("10.20.1.50", false), ("10.20.1/24", false),
        ("10.20.1.50/33", false), ("10.20.1.50/024", false), ("10.20.1.050/24", false),
    ])
    func prefixes(_ text: String, _ isOne: Bool) {
        #expect((AddressText.prefix(text) != nil) == isOne)
    }

    @Test func masksAndBroadcasts() {
        let address = IPv4.bits(ofText: "10.20.1.50") ?? 0
        #expect(IPv4.text(AddressText.mask(24)) == "255.255.255.0")
        #expect(IPv4.text(AddressText.mask(0)) == "0.0.0.0")
        #expect(IPv4.text(AddressText.mask(32)) == "255.255.255.255")
        #expect(IPv4.text(AddressText.broadcast(address, 24)) == "10.20.1.255")
        #expect(AddressText.share(address, IPv4.bits(ofText: "10.20.1.1") ?? 0, length: 24))
        #expect(!AddressText.share(address, IPv4.bits(ofText: "10.20.1.1") ?? 0, length: 28))
    }
}
