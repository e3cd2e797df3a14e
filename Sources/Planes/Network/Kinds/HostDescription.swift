import Plant

/// The operating system of a machine, or the console that a network device has.
package enum HostSystem: String, Hashable, Sendable, CaseIterable {
    case macos
    case windows
    case linux
    /// A switch with an IOS-like console.
    case networkSwitch = "switch"
    /// A router with an IOS-like console.
    case router

    /// What the first half of a made-up hardware address is: a maker whose machines run it.
    var makerPrefix: Int64 {
        switch self {
        case .macos: 0xA4_83E7
        case .windows: 0xD8_BBC1
        case .linux: 0x3C_ECEF
        case .networkSwitch: 0x00_1BD4
        case .router: 0x00_1E4A
        }
    }
}

/// A transport protocol or what a filter means by one.
package enum TransportProtocol: Int64, Hashable, Sendable {
    case any = 0
    case icmp = 1
    case tcp = 6
    case udp = 17

    static let names = ["any", "icmp", "tcp", "udp"]
    static let inOrder: [TransportProtocol] = [.any, .icmp, .tcp, .udp]
}

/// What an element of kind `host` is made of, read from its parameters.
struct HostDescription {
    struct Interface {
        var name: String
        var hardwareAddress: Int64
        var fastest: Int64
        var isDynamic: Bool
        var address: Int64 = 0
        var length: Int64 = 24
        var gateway: Int64 = 0
        var resolver: Int64 = 0
        var mtu: Int64 = 1500
    }
    struct Service {
        var name: String
        var transport: TransportProtocol
        var port: Int64
    }
    struct Record {
        var name: String
        var address: Int64
    }
    struct Scope {
        var name: String
        var base: Int64
        var length: Int64
        var first: Int64
        var last: Int64
        var router: Int64
        var resolver: Int64
        var leaseMinutes: Int64
    }
    struct Mount {
        /// As it is written: `smb://store.post.lan/projects`.
        var url: String
        var server: String
        var share: String
        var port: Int64
    }

    var system: HostSystem
    var hostname: String
    var domain: String
    var interfaces: [Interface] = []
    var services: [Service] = []
    var zone: String
    var records: [Record] = []
    var scopes: [Scope] = []
    var mounts: [Mount] = []
    /// Its largest TCP buffer in bytes, where it is a setting of its own.
    var bufferBytes: Int64?

    static let parameters = [
        ParameterSchema("os", "macos, windows or linux", required: true),
        ParameterSchema("model", "what stands on the box"),
        ParameterSchema("hostname", "its name in the network; its id where it isn't given"),
        ParameterSchema("domain", "its DNS suffix (post.lan)"),
        ParameterSchema(
            "interfaces", "names, each `dhcp` or with mac, speed, mtu, address, gateway, dns",
            required: true),
        ParameterSchema("services", "what it offers: names with tcp/PORT or udp/PORT"),
        ParameterSchema("zone", "the DNS zone that it serves"),
        ParameterSchema("records", "names of the zone with their addresses"),
        ParameterSchema("dhcp", "scopes: subnet, from, to, router, dns, lease-minutes"),
        ParameterSchema("tcp-buffer", "its largest TCP buffer in bytes, if that can be set"),
        ParameterSchema("mounts", "shares that it mounts: smb://SERVER/SHARE, nfs://…, afp://…"),
    ]

    init(_ source: some ParameterReading) throws(PlantProblem) {
        let systems: [HostSystem] = [.macos, .windows, .linux]
        system = systems[try source.choice("os", of: systems.map(\.rawValue))]
        hostname = try source.word("hostname", default: source.declaration.id)
        domain = try source.word("domain", default: "")
        zone = try source.word("zone", default: "")
        for entry in try source.mapping("interfaces") {
            interfaces.append(try HostDescription.interface(entry, system, source))
        }
        if interfaces.isEmpty { throw source.problem("interfaces", "a host without an interface") }
        for entry in try source.scalars(source.mapping("services"), in: "services") {
            services.append(try HostDescription.service(entry.name, entry.word, source))
        }
        for entry in try source.scalars(source.mapping("records"), in: "records") {
            records.append(
                Record(
                    name: entry.name.lowercased(),
                    address: try source.address(entry.word, in: "records")))
        }
        if !records.isEmpty && zone.isEmpty {
            throw source.problem("records", "records without a `zone`")
        }
        for entry in try source.mapping("dhcp") {
            scopes.append(try HostDescription.scope(entry, source))
        }
        for url in try source.words("mounts") {
            guard let mount = HostDescription.mount(url) else {
                throw source.problem(
                    "mounts", "`\(url)` isn't a share", expected: "smb://SERVER/SHARE")
            }
            mounts.append(mount)
        }
        if source.parameter("tcp-buffer") != nil {
            bufferBytes = try source.integer("tcp-buffer", in: 4096...268_435_456)
        }
        if !zone.isEmpty { offer("dns", .udp, 53) }
        if !scopes.isEmpty { offer("dhcp", .udp, 67) }
    }

    private mutating func offer(_ name: String, _ transport: TransportProtocol, _ port: Int64) {
        if !services.contains(where: { $0.name == name }) {
            services.append(Service(name: name, transport: transport, port: port))
        }
    }

    private static func interface(
        _ entry: NamedValue, _ system: HostSystem, _ source: some ParameterReading
    ) throws(PlantProblem) -> Interface {
        let parameter = "interfaces"
        var fields: [NamedValue] = []
        if let word = entry.value.word {
            if word != "dhcp" {
                fields = [NamedValue("address", .word(word))]
            }
        } else {
            fields = try source.fields(
                entry.value, of: entry.name, in: parameter,
                keys: ["mac", "speed", "mtu", "address", "gateway", "dns"])
        }
        let speed = try source.integer(
            "speed", of: fields, in: parameter, range: 10...10000, default: 1000)
        guard LinkRates.megabits.contains(speed) else {
            throw source.problem(
                parameter, "`speed` is `\(speed)`",
                expected: "one of \(LinkRates.megabits.map { String($0) }.joined(separator: ", "))")
        }
        var interface = Interface(
            name: entry.name,
            hardwareAddress: try source.hardwareAddress(
                try source.word("mac", of: fields, in: parameter), interface: entry.name,
                prefix: system.makerPrefix),
            fastest: speed, isDynamic: true)
        if let text = try source.word("address", of: fields, in: parameter) {
            let prefix = try source.prefix(text, in: parameter)
            interface.isDynamic = false
            interface.address = prefix.address
            interface.length = prefix.length
        }
        interface.gateway = try source.address("gateway", of: fields, in: parameter)
        interface.resolver = try source.address("dns", of: fields, in: parameter)
        interface.mtu = try source.integer(
            "mtu", of: fields, in: parameter, range: 576...9216, default: 1500)
        return interface
    }

    private static func service(_ name: String, _ word: String, _ source: some ParameterReading)
        throws(PlantProblem) -> Service
    {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "tcp" || parts[0] == "udp", let port = Int64(parts[1]),
            (1...65535).contains(port)
        else {
            throw source.problem(
                "services", "`\(name)` is `\(word)`", expected: "tcp/PORT or udp/PORT")
        }
        return Service(name: name, transport: parts[0] == "tcp" ? .tcp : .udp, port: port)
    }

    private static func scope(_ entry: NamedValue, _ source: some ParameterReading)
        throws(PlantProblem) -> Scope
    {
        let parameter = "dhcp"
        let fields = try source.fields(
            entry.value, of: entry.name, in: parameter,
            keys: ["subnet", "from", "to", "router", "dns", "lease-minutes"])
        guard let text = try source.word("subnet", of: fields, in: parameter) else {
            throw source.problem(parameter, "`\(entry.name)` lacks `subnet`")
        }
        let subnet = try source.prefix(text, in: parameter)
        let first = try source.address("from", of: fields, in: parameter)
        let last = try source.address("to", of: fields, in: parameter)
        for end in [first, last]
        where !AddressText.share(end, subnet.address, length: subnet.length) || first > last {
            throw source.problem(
                parameter, "`\(entry.name)` runs from \(IPv4.text(first)) to \(IPv4.text(last))",
                expected: "a range inside \(text)")
        }
        return Scope(
            name: entry.name, base: subnet.address & AddressText.mask(subnet.length),
            length: subnet.length, first: first, last: last,
            router: try source.address("router", of: fields, in: parameter),
            resolver: try source.address("dns", of: fields, in: parameter),
            leaseMinutes: try source.integer(
                "lease-minutes", of: fields, in: parameter, range: 2...100_000, default: 480))
    }

    /// The ports of the file services: SMB 445 (MS-SMB2 §2.1), NFS 2049 (RFC 8881 §2.9.1), AFP 548.
    private static func mount(_ url: String) -> Mount? {
        for (scheme, port) in [("smb://", 445), ("nfs://", 2049), ("afp://", 548)]
        where url.hasPrefix(scheme) {
            let rest = url.dropFirst(scheme.count)
            guard let slash = rest.firstIndex(of: "/"), slash != rest.startIndex else { return nil }
            return Mount(
                url: url, server: String(rest[..<slash]),
                share: String(rest[rest.index(after: slash)...]), port: Int64(port))
        }
        return nil
    }
}
