import Plant

/// Leads that are plugged, and circuits that are part of the building.
enum MainsCables {
    static let leadName = "mains-lead"
    static let circuitName = "mains-circuit"

    /// Screwed connections, which only an electrician opens.
    static let terminals = Connector("terminals")
    /// A strip's outlet (IEC 60320 C13).
    static let strip = Connector("iec-c13")
    /// A wall outlet (BS 1363).
    static let wall = Connector("bs1363")

    static let seatings = ["firm", "loose", "out"]
    static let loose: Int64 = 1
    static let pulledOut: Int64 = 2
    static let conductors = ["good", "open-line", "open-earth"]
    static let openLine: Int64 = 1
    static let openEarth: Int64 = 2

    /// How often an hour a plug that sits loose loses contact: every five minutes or so, while fans
    /// shake and people pass (a judgement).
    static let interruptionsPerHour: Int64 = 12

    /// The inlet that an element's parameter `inlet` names.
    static func inlet(_ source: some ParameterReading, default fallback: String)
        throws(PlantProblem) -> Connector
    {
        let forms = ["terminals", "iec-c14", "iec-c20"]
        return Connector(forms[try source.choice("inlet", of: forms, default: fallback)])
    }

    /// A lead with a plug at one end and a connector at the other: it can sit badly, and its
    /// conductors can break.
    static let lead = ElementKind(
        name: leadName, title: "mains lead", plane: PowerPlane.name, category: .cable,
        plugs: [PowerInlets.connector, strip, wall, Connector("iec-c20"), Connector("iec-c19")],
        declare: { declarer throws(PlantProblem) in
            declarer.slot(
                SlotDeclaration(
                    "seating", "how it sits in its sockets", .choice(seatings), role: .health,
                    hazards: [.interruption]))
            declarer.slot(
                SlotDeclaration(
                    "conductors", "its three conductors", .choice(conductors), role: .health,
                    hazards: [.interruption]))
            declarer.stream("contact")
        },
        carry: { scope in
            var signal = PowerSignal(scope.input(0))
            if scope.cell(0) == pulledOut { return .absent }
            if scope.cell(1) == openEarth { signal.hasEarth = false }
            if scope.cell(1) == openLine { signal.cutLine() }
            if scope.cell(0) == loose, signal.isLive {
                signal.interruptionsPerHour += interruptionsPerHour
            }
            return signal.value
        },
        inspect: { simulation, element, reading in
            let isOut = simulation.slot(element, 2) == pulledOut
            reading.add("plug", .symbol(isOut ? "half-out" : "in"))
        })

    /// Cable in conduit, between screwed connections.
    static let circuit = ElementKind(
        name: circuitName, title: "fixed circuit", plane: PowerPlane.name, category: .cable,
        plugs: [terminals],
        declare: { (_: inout ElementDeclarer) throws(PlantProblem) in },
        carry: { $0.input(0) })
}
