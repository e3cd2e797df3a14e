import ContentFiles
import Plant
import SimulationKernel
import Testing

/// The house itself: what is in it, that its figures are possible, and that all is well in it.
@Suite struct FacilityTests {
    private let house: House.Facility

    init() throws { house = try House.cornerHouse.get() }

    private var inventory: Inventory { house.content.inventory }

    @Test func everyFileLintsClean() {
        #expect(House.library().lint().map(\.description) == [])
    }

    @Test func size() {
        #expect(house.content.bytes.count < 30_000)
        #expect((60...75).contains(inventory.elements.count))
        #expect(inventory.cables.filter { $0.kind.hasPrefix("coax") }.count >= 22)
        #expect(inventory.cables.filter { $0.kind == "cat6" }.count >= 12)
        #expect(inventory.services.count >= 8)
        #expect(Set(inventory.jobs.map(\.client)).count >= 4)
    }

    /// Nothing is broken, however long the day: leases are renewed, latches rest.
    @Test(arguments: [0, 1, 9, 26])
    func everythingOwedHolds(hoursLater: Int) {
        let simulation = house.simulation()
        simulation.advance(to: SimulatedTime(hour: 10 + hoursLater, minute: 0))
        for check in house.plant.owed {
            let result = check.evaluate(simulation)
            #expect(result.holds, "\(check.id): \(result.reading)")
        }
        #expect(simulation.evaluator.audit().isEmpty)
    }

    /// Somebody takes for granted what the house doesn't owe.
    @Test func oneExpectationIsMistaken() {
        let simulation = house.simulation()
        let broken = house.plant.expectations.filter { !$0.evaluate(simulation).holds }
        #expect(broken.map(\.id) == ["es2-internet"])
    }

    /// Every check can fail: something in the plant makes it so.
    @Test func everyCheckWatchesSomething() {
        let simulation = house.simulation()
        var silent = Set(house.plant.owed.map(\.id))
        for edit in House.singleEdits(house.plant) where !silent.isEmpty {
            simulation.asIf([edit]) {
                for check in house.plant.owed where silent.contains(check.id) {
                    if !check.evaluate(simulation).holds { silent.remove(check.id) }
                }
            }
        }
        #expect(silent.isEmpty)
    }

    @Test func peopleCanBeAskedAndAllow() {
        let people = inventory.elements.filter { $0.kind == "person" }
        func words(_ name: String) -> [String] {
            people.compactMap { person in
                person.parameters.first { $0.name == name }.map { parameter in
                    guard case .list(let items) = parameter.value else {
                        return parameter.value.word ?? ""
                    }
                    return items.compactMap(\.word).joined(separator: " ")
                }
            }
        }
        let roles = words("role")
        for role in [
            "colourist", "picture editor", "edit assistant", "tech ops supervisor",
            "bookings coordinator", "IT administrator", "client", "runner",
        ] {
            #expect(roles.contains(role))
        }
        #expect(Set(words("register")).count >= 4)
        for authority in ["client", "supervisor", "it-administrator"] {
            #expect(words("allows").contains(authority))
        }
    }

    /// A cable carries what runs on it: 1694A 106 m at 6G (40 dB at half clock), 1855A 55 m at
    /// 1.5G (20 dB would be 65 m), category 6 at 10 Gb/s 55 m (TIA TSB-155-A).
    @Test func cablesAreWithinTheirRatings() {
        let limits: [String: Int64] = [
            "coax-1694a": 106_000, "coax-1855a": 55_000, "cat6": 55_000,
        ]
        for cable in inventory.cables {
            #expect(cable.lengthMillimetres <= limits[cable.kind] ?? 0, "\(cable.id)")
        }
    }

    @Test func noTwoDevicesInOneRackUnit() {
        let units = inventory.elements.map(\.rack).filter { !$0.isEmpty }
        #expect(Set(units).count == units.count)
    }

    @Test func noAddressTwice() {
        var addresses: [String] = []
        for element in inventory.elements {
            for parameter in element.parameters
            where ["interfaces", "management"].contains(parameter.name) {
                addresses += House.addresses(in: parameter.value)
            }
        }
        #expect(addresses.count >= 15)
        #expect(Set(addresses).count == addresses.count)
    }

    @Test func thePapersOfAHouse() {
        let papers = inventory.elements.filter { $0.kind == "document" }
        #expect(papers.count >= 7)
        for id in [
            "bookings", "change-log", "router-map", "cable-schedule", "address-plan", "cal-log",
        ] {
            #expect(papers.contains { $0.id == id })
        }
    }
}

extension House {
    /// Each slot by itself at one to three values that aren't nominal.
    static func singleEdits(_ plant: Plant) -> [SlotEdit] {
        plant.layout.slots.indices.flatMap { slot -> [SlotEdit] in
            let nominal = plant.nominal[slot]
            let others: [Int64] =
                switch plant.layout.slots[slot].domain {
                case .boolean: [1 - nominal]
                case .choice(let names) where names.count <= 4: (0..<4).map { Int64($0) }
                case .choice(let names), .index(let names): [(nominal + 1) % Int64(names.count)]
                case .integer(let range, _): [range.lowerBound, range.upperBound]
                case .port, .element, .symbol: [nominal == -1 ? 0 : -1]
                case .address: [nominal ^ 0xFF00]
                }
            let domain = plant.layout.slots[slot].domain
            return others.filter { $0 != nominal && domain.contains($0) }.map {
                SlotEdit(SlotID(slot), $0)
            }
        }
    }

    /// The words after `address` anywhere in a value.
    static func addresses(in value: DeclaredValue) -> [String] {
        guard case .mapping(let entries) = value else { return [] }
        return entries.flatMap { entry in
            entry.name == "address"
                ? [entry.value.word ?? ""] : addresses(in: entry.value)
        }
    }
}
