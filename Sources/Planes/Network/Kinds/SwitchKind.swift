import Plant
import Signals

/// The ordinals of a switch's slots, latches and tables.
enum SwitchSlots {
    static let power = 0
    static let managementAddress = 1
    static let managementLength = 2
    static let managementGateway = 3
    static let firstPort = 4
    static let perPort = 7
    static let shut = 0
    static let mode = 1
    static let vlan = 2
    static let native = 3
    static let rate = 4
    static let mtu = 5
    static let description = 6

    static let modes = ["access", "trunk"]
    static let trunk: Int64 = 1
    static let rateNames = ["auto", "10", "100", "1000", "10000"]
    static let rates: [Int64] = [0, 10, 100, 1000, 10000]

    static let macTable = 0
    static let arpTable = 1

    static func port(_ index: Int) -> Int { firstPort + index * perPort }
}

/// What an element of kind `switch` is made of, read from its parameters.
struct SwitchDescription {
    struct Management {
        var vlan: Int64
        var address: Int64
        var length: Int64
        var gateway: Int64
    }

    var hostname: String
    var ports: [String]
    /// VLANs with their names, 1 first, by number.
    var vlans: [(number: Int64, name: String)] = [(1, "default")]
    /// The access VLAN of each port.
    var access: [Int64]
    /// Ports that are trunks, each with whether it carries each of `vlans`.
    var trunks: [(port: Int, carries: [Bool])] = []
    var management: Management?
    /// Ports that take an optical module, each with the one that is in it.
    var optics: [(port: Int, form: OpticalForm)] = []

    static let parameters = [
        ParameterSchema("model", "what stands on the box"),
        ParameterSchema("hostname", "its name; its id where it isn't given"),
        ParameterSchema("ports", "names and ranges (gi1/0/1-24, te1/1/1-4)", required: true),
        ParameterSchema("vlans", "VLAN numbers with their names"),
        ParameterSchema("access", "VLAN numbers with the ports that are in them"),
        ParameterSchema("trunks", "ports with the VLANs that they carry, or `all`"),
        ParameterSchema("optics", "ports for fibre, each with its module: sr or lr"),
        ParameterSchema(
            "management", "vlan, address (with length) and gateway of the switch itself"),
    ]

    init(_ source: some ParameterReading) throws(PlantProblem) {
        hostname = try source.word("hostname", default: source.declaration.id)
        ports = try source.portNames(try source.words("ports"), in: "ports")
        if ports.isEmpty { throw source.problem("ports", "a switch without a port") }
        access = Array(repeating: 1, count: ports.count)
        for entry in try source.scalars(source.mapping("vlans"), in: "vlans") {
            let number = try SwitchDescription.vlan(entry.name, "vlans", source)
            if number != 1 { vlans.append((number, entry.word)) }
        }
        vlans.sort { $0.number < $1.number }
        for entry in try source.mapping("access") {
            let number = try SwitchDescription.vlan(entry.name, "access", source)
            let words = try source.list(entry.value, in: "access")
            for name in try source.portNames(words, in: "access") {
                access[try index(of: name, "access", source)] = number
            }
        }
        for entry in try source.mapping("trunks") {
            trunks.append(try trunk(entry, source))
        }
        for entry in try source.scalars(source.mapping("optics"), in: "optics") {
            let names = OpticalForm.allCases.map(\.name)
            guard let form = OpticalForm.allCases.first(where: { $0.name == entry.word }) else {
                throw source.problem(
                    "optics", "`\(entry.name)` is `\(entry.word)`", expected: "`sr` or `lr`",
                    given: entry.word, candidates: names)
            }
            optics.append((try index(of: entry.name, "optics", source), form))
        }
        let fields = try source.mapping("management")
        if !fields.isEmpty { management = try SwitchDescription.management(fields, source) }
    }

    private func trunk(_ entry: NamedValue, _ source: some ParameterReading)
        throws(PlantProblem) -> (port: Int, carries: [Bool])
    {
        let port = try index(of: entry.name, "trunks", source)
        if entry.value.word == "all" { return (port, vlans.map { _ in true }) }
        var numbers: [Int64] = []
        for word in try source.list(entry.value, in: "trunks") {
            let number = try SwitchDescription.vlan(word, "trunks", source)
            guard vlans.contains(where: { $0.number == number }) else {
                throw source.problem(
                    "trunks", "VLAN \(number) isn't in `vlans`", given: word,
                    candidates: vlans.map { String($0.number) })
            }
            numbers.append(number)
        }
        return (port, vlans.map { numbers.contains($0.number) })
    }

    private func index(of name: String, _ parameter: String, _ source: some ParameterReading)
        throws(PlantProblem) -> Int
    {
        guard let index = ports.firstIndex(of: name) else {
            throw source.problem(
                parameter, "there is no port `\(name)`", given: name, candidates: ports)
        }
        return index
    }

    private static func vlan(_ word: String, _ parameter: String, _ source: some ParameterReading)
        throws(PlantProblem) -> Int64
    {
        guard let number = Int64(word), (1...4094).contains(number) else {
            throw source.problem(
                parameter, "`\(word)` isn't a VLAN", expected: "a number from 1 to 4094")
        }
        return number
    }

    private static func management(_ fields: [NamedValue], _ source: some ParameterReading)
        throws(PlantProblem) -> Management
    {
        let parameter = "management"
        _ = try source.fields(
            .mapping(fields), of: parameter, in: parameter, keys: ["vlan", "address", "gateway"])
        guard let text = try source.word("address", of: fields, in: parameter) else {
            throw source.problem(parameter, "`management` lacks `address`")
        }
        let prefix = try source.prefix(text, in: parameter)
        return Management(
            vlan: try source.integer(
                "vlan", of: fields, in: parameter, range: 1...4094, default: 1),
            address: prefix.address, length: prefix.length,
            gateway: try source.address("gateway", of: fields, in: parameter))
    }
}

/// Ethernet switches with VLANs.
enum SwitchKind {
    static let kind = ElementKind(
        name: "switch", title: "network switch", plane: "network",
        parameters: SwitchDescription.parameters + PowerInlets.parameterSchemas,
        declare: { declarer throws(PlantProblem) in
            let description = try SwitchDescription(declarer)
            declareMachine(description, &declarer)
            for index in description.ports.indices {
                declarePort(index, description, &declarer)
            }
            for trunk in description.trunks {
                let name = description.ports[trunk.port]
                for (vlan, carries) in zip(description.vlans, trunk.carries) {
                    declarer.slot(
                        SlotDeclaration(
                            "\(name)-carries-\(vlan.number)", "\(name) carries VLAN \(vlan.number)",
                            .boolean, nominal: carries ? 1 : 0, authority: .administrator,
                            hazards: [.interruption]))
                }
            }
            for optic in description.optics {
                OpticalPort.declare(description.ports[optic.port], optic.form, &declarer)
            }
            declarer.table("mac")
            declarer.table("arp")
            declarer.stream("network")
            try PowerInlets.declare(&declarer)
        },
        wire: { wirer throws(PlantProblem) in
            let description = try SwitchDescription(wirer)
            _ = try PowerInlets.node(&wirer)
            for (index, name) in description.ports.enumerated() {
                let base = SwitchSlots.port(index)
                let gates: [(slot: SlotID, value: Int64)] = [
                    (wirer.slot(SwitchSlots.power), 1), (wirer.slot(base + SwitchSlots.shut), 0),
                ]
                let link: NodeID
                if let place = description.optics.firstIndex(where: { $0.port == index }) {
                    link = wirer.opticalPort(
                        wirer.port(index), gates: gates,
                        hears: wirer.latch(description.ports.count + place))
                } else {
                    link = wirer.networkPort(
                        wirer.port(index), fastest: PortNames.rate(of: name), gates: gates,
                        rate: wirer.slot(base + SwitchSlots.rate))
                }
                PortChanges.wire(&wirer, port: index, link: link)
            }
        },
        inspect: { simulation, element, reading in
            let isOn = simulation.slot(element, SwitchSlots.power) == 1
            reading.add("power-lamp", .flag(isOn && PowerInlets.isOn(simulation, element)))
            PowerInlets.inspect(simulation, element, &reading)
            LinkLamps.add(
                simulation.plant.layout.elements[element.index].ports, simulation, to: &reading)
        }, isSetAtConsole: true)

    private static func declareMachine(
        _ description: SwitchDescription, _ declarer: inout ElementDeclarer
    ) {
        declarer.slot(
            SlotDeclaration(
                "power", "switched on", .boolean, nominal: 1, authority: .administrator,
                hazards: [.interruption]))
        let management = description.management
        for (name, title, domain, value) in [
            ("mgmt-address", "its own address", SlotDomain.address, management?.address ?? 0),
            (
                "mgmt-mask", "prefix length of its own address", .integer(0...32, .none),
                management?.length ?? 24
            ),
            ("mgmt-gateway", "its own default gateway", .address, management?.gateway ?? 0),
        ] {
            declarer.slot(
                SlotDeclaration(
                    name, title, domain, role: .address, nominal: value, authority: .administrator))
        }
    }

    private static func declarePort(
        _ index: Int, _ description: SwitchDescription, _ declarer: inout ElementDeclarer
    ) {
        let name = description.ports[index]
        let isOptical = description.optics.contains { $0.port == index }
        declarer.port(name, .both, isOptical ? OpticalPort.connector : TwistedPair.connector)
        let isTrunk = description.trunks.contains { $0.port == index }
        func slot(_ suffix: String, _ title: String, _ domain: SlotDomain, _ value: Int64) {
            declarer.slot(
                SlotDeclaration(
                    "\(name)-\(suffix)", "\(title) of \(name)", domain, nominal: value,
                    authority: .administrator, hazards: [.interruption]))
        }
        slot("shut", "administrative shutdown", .boolean, 0)
        slot("mode", "mode", .choice(SwitchSlots.modes), isTrunk ? SwitchSlots.trunk : 0)
        slot("vlan", "access VLAN", .integer(1...4094, .none), description.access[index])
        slot("native", "native VLAN", .integer(1...4094, .none), 1)
        slot("speed", "speed", .choice(SwitchSlots.rateNames), 0)
        slot("mtu", "largest packet", .integer(1500...9216, .byte), 9216)
        declarer.slot(
            SlotDeclaration(
                name + "-description", "description of \(name)", .symbol, role: .statement,
                nominal: -1))
        declarer.latch(name + "-changed")
    }
}
