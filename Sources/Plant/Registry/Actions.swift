/// What something costs: simulated seconds and whole pounds.
package struct Price: Hashable, Sendable {
    package var seconds: Int64
    package var pounds: Int64

    package init(seconds: Int64, pounds: Int64 = 0) {
        self.seconds = seconds
        self.pounds = pounds
    }
}

/// Whose leave an action needs.
///
/// The raw value is what journals and content hold.
package enum Authority: String, Hashable, Sendable, CaseIterable {
    /// An engineer on shift may do it.
    case engineer
    /// The client whose room or monitor it is must agree.
    case client
    /// The technical operations supervisor must agree.
    case supervisor
    /// Only the IT administrator does it, or must agree.
    case administrator = "it-administrator"
    /// Only the maker or a contractor does it.
    case vendor
    /// Only a competent electrical person does it.
    case electrician
}

/// What harm an action can do.
package enum Hazard: String, Hashable, Sendable, CaseIterable {
    /// A client's material appears where it may not be seen.
    case contentExposure = "content-exposure"
    /// A service that works stops for a while.
    case interruption
    /// A calibration that was right is lost.
    case calibrationLoss = "calibration-loss"
    /// Data can be lost.
    case dataLoss = "data-loss"
    /// Somebody can be hurt.
    case injury
}

/// Why something can't be done as it was asked for: the command is at fault, and costs nothing.
package struct ActionRefusal: Error, Hashable, Sendable {
    /// What is wrong, lower case, names in back-ticks.
    package var what: String
    /// What to type instead, or empty.
    package var advice: String
    /// Names, one of which may have been meant.
    package var candidates: [String]
    package var given: String

    package init(
        _ what: String, advice: String = "", given: String = "", candidates: [String] = []
    ) {
        self.what = what
        self.advice = advice
        self.given = given
        self.candidates = candidates
    }
}

/// What a probe or a procedure is pointed at.
package enum ActionTarget: Hashable, Sendable {
    case port(PortID)
    case element(ElementID)
    case place(PlaceID)
}

/// A kind of probe: an instrument or a tool that reads something and changes nothing but latches.
package struct ProbeKind: Sendable {
    /// The name in commands, kebab case.
    package var name: String
    package var title: String
    package var plane: String
    /// How it is used, for help: `measure waveform PORT`.
    package var usage: String
    /// Its price, where the facility's table says nothing else.
    package var price: Price
    /// Whether one must stand where the target is.
    package var needsPresence: Bool
    /// Whether the probe can be pointed there; the words say why not.
    package var accepts: @Sendable (Plant, ActionTarget) -> String?
    /// Takes the reading. Words are further arguments as they were typed.
    package var read:
        @Sendable (Simulation, ActionTarget, [String]) throws(ActionRefusal) -> Reading

    /// What is otherwise while a reading is taken that has the flag `interrupted`; nil where that
    /// is the plug of the port that is measured, pulled out.
    package var meanwhile: (@Sendable (Simulation, ActionTarget) -> [SlotEdit])?
    /// The further words with which it is worth using there, one list for each way to use it.
    package var ways: @Sendable (Plant, ActionTarget) -> [[String]]

    package init(
        name: String, title: String, plane: String, usage: String, price: Price,
        needsPresence: Bool = true,
        accepts: @escaping @Sendable (Plant, ActionTarget) -> String?,
        meanwhile: (@Sendable (Simulation, ActionTarget) -> [SlotEdit])? = nil,
        ways: @escaping @Sendable (Plant, ActionTarget) -> [[String]] = { _, _ in [[]] },
        read:
            @escaping @Sendable (Simulation, ActionTarget, [String]) throws(ActionRefusal)
            -> Reading
    ) {
        self.name = name
        self.title = title
        self.plane = plane
        self.usage = usage
        self.price = price
        self.needsPresence = needsPresence
        self.accepts = accepts
        self.meanwhile = meanwhile
        self.ways = ways
        self.read = read
    }
}

/// A kind of procedure: something that is done to the plant.
package struct ProcedureKind: Sendable {
    package var name: String
    package var title: String
    package var plane: String
    package var usage: String
    package var price: Price
    package var needsPresence: Bool
    /// Works out what would be done, without doing it. The words are the arguments after the verb.
    package var plan: @Sendable (Simulation, [String]) throws(ActionRefusal) -> ProcedurePlan

    package init(
        name: String, title: String, plane: String, usage: String, price: Price,
        needsPresence: Bool = true,
        plan: @escaping @Sendable (Simulation, [String]) throws(ActionRefusal) -> ProcedurePlan
    ) {
        self.name = name
        self.title = title
        self.plane = plane
        self.usage = usage
        self.price = price
        self.needsPresence = needsPresence
        self.plan = plan
    }
}

/// What a procedure will do: edits, who must agree, what it risks, and how long it takes.
package struct ProcedurePlan: Hashable, Sendable {
    /// The element that is worked on, where one must stand for it.
    package var element: ElementID
    package var edits: [SlotEdit]
    package var authority: Authority
    package var hazards: [Hazard]
    /// Latches that are set at once, as a restart or a renewal does, and their new values.
    package var latchEdits: [LatchEdit]
    /// Texts that edits use as symbols, in the order in which they are to be written.
    package var writtenTexts: [String]
    /// Time beyond the price, for the part that depends on the target.
    package var extraSeconds: Int64
    /// What was done, as a reading of kind `done`.
    package var report: Reading

    package init(
        element: ElementID, edits: [SlotEdit], authority: Authority = .engineer,
        hazards: [Hazard] = [], latchEdits: [LatchEdit] = [], writtenTexts: [String] = [],
        extraSeconds: Int64 = 0, report: Reading
    ) {
        self.writtenTexts = writtenTexts
        self.element = element
        self.edits = edits
        self.authority = authority
        self.hazards = hazards
        self.latchEdits = latchEdits
        self.extraSeconds = extraSeconds
        self.report = report
    }
}

/// A latch's new value, set by a procedure rather than by time.
package struct LatchEdit: Hashable, Sendable {
    package var latch: LatchID
    package var value: Int64

    package init(_ latch: LatchID, _ value: Int64) {
        self.latch = latch
        self.value = value
    }
}
