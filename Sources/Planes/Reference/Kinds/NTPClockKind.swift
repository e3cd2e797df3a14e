import Plant
import Signals

/// The clock of a machine, which NTP sets: server, client, or both.
enum NTPClockKind {
    static let name = "ntp-clock"

    /// Ordinals of its slots.
    enum Slot {
        static let service = 0
        static let server = 1
        static let zone = 2
        static let summer = 3
        static let oscillator = 4
    }

    /// The ordinal of its latch: how far it is ahead of UTC, in microseconds.
    static let offset = 0

    /// How long a clock whose service stands still has gone unnoticed, in seconds: 60 days. At
    /// 100 ppm, a poor machine's, that is 8.6 minutes. A judgement.
    static let restSeconds: Int64 = 60 * 86_400
    /// A client's burst when it begins, after which a clock that is off is set: eight packets, two
    /// seconds apart (RFC 5905 §13).
    private static let pollMilliseconds: Int64 = 16_000

    static let kind = ElementKind(
        name: name, title: "machine's clock", plane: ReferencePlane.name,
        parameters: [
            ParameterSchema("machine", "the host or device in the network that it belongs to"),
            ParameterSchema(
                "servers", "clocks that it can ask: of this kind, PTP clocks or generators"),
            ParameterSchema("zone", "minutes by which local time is ahead of UTC (default 0)"),
            ParameterSchema("oscillator", "offset of its own oscillator, parts per billion"),
        ],
        declare: { declarer throws(PlantProblem) in
            let servers = try declarer.words("servers")
            if servers.isEmpty { throw declarer.problem("servers", "nobody to ask") }
            let zone = try declarer.integer("zone", in: -720...840, default: 0)
            let oscillator = try declarer.integer(
                "oscillator", in: -500_000...500_000, default: 100_000)
            func slot(
                _ name: String, _ title: String, _ domain: SlotDomain, _ nominal: Int64 = 0,
                role: SlotRole = .setting
            ) {
                declarer.slot(
                    SlotDeclaration(
                        name, title, domain, role: role, nominal: nominal,
                        authority: .administrator, hazards: [.interruption]))
            }
            slot(
                ClockTriggers.ntpSlot, "its time service", .choice(["running", "stopped"]))
            slot("server", "whom it asks", .index(servers))
            slot("zone", "its time zone, ahead of UTC", .integer(-720...840, .minute), zone)
            slot("summer-time", "it adds an hour", .boolean)
            slot(
                "oscillator", "offset of its own oscillator, parts per billion",
                .integer(-500_000...500_000, .none), oscillator, role: .health)
            declarer.latch("offset")
        },
        wire: { wirer throws(PlantProblem) in
            _ = try ReferencedElement.optional("machine", wirer)
            for name in try wirer.words("servers") {
                _ = try ReferencedElement.element(name, "servers", wirer)
            }
            let element = wirer.element
            let latch = wirer.latch(offset)
            wirer.rule(
                latch,
                LatchRule(
                    cells: ClockTriggers.times(wirer.layout, but: latch),
                    nodes: ClockTriggers.nodes(wirer),
                    settled: { NTPView($0).restingOffset(element) },
                    step: { current, target, simulation in
                        if NTPView(simulation).isSynchronised(element) {
                            return LatchStep(value: target, afterMilliseconds: pollMilliseconds)
                        }
                        let size = max(
                            1, abs(simulation.slot(element, Slot.oscillator)) * 60 / 1000)
                        let value =
                            current < target
                            ? min(target, current + size) : max(target, current - size)
                        return LatchStep(
                            value: value, afterMilliseconds: ClockDrift.stepMilliseconds)
                    }))
        },
        inspect: { simulation, element, reading in
            let isSet = NTPView(simulation).isSynchronised(element)
            reading.add("time-lamp", .symbol(isSet ? "synchronised" : "free-running"))
        })
}
