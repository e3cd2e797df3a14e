import ContentFiles
import Plant
import SimulationKernel
import Testing

/// The houses themselves: what is in them, that their figures are possible, and that all is well.
@Suite struct FacilityTests {
    private func inventory(_ id: String) throws -> Inventory {
        try House.facility(id).content.inventory
    }

    @Test func everyFileLintsClean() {
        #expect(House.library().lint().map(\.description) == [])
    }

    /// How many elements and cables each house has at least and at most.
    static let sizes: [(id: String, elements: ClosedRange<Int>, cables: ClosedRange<Int>)] = [
        ("corner-house", 60...75, 50...60), ("harbour-house", 100...130, 95...130),
    ]

    @Test(arguments: sizes.indices)
    func size(index: Int) throws {
        let (id, elements, cables) = FacilityTests.sizes[index]
        let inventory = try inventory(id)
        #expect(elements.contains(inventory.elements.count), "\(inventory.elements.count)")
        #expect(cables.contains(inventory.cables.count), "\(inventory.cables.count)")
        #expect(inventory.services.count >= 8)
        #expect(Set(inventory.jobs.map(\.client)).count >= 4)
    }

    /// Nothing is broken, however long the day: leases are renewed, latches rest.
    @Test(arguments: House.facilityIDs, [0, 1, 9, 26])
    func everythingOwedHolds(id: String, hoursLater: Int) throws {
        let house = try House.facility(id)
        let simulation = house.simulation()
        simulation.advance(to: SimulatedTime(hour: 10 + hoursLater, minute: 0))
        for check in house.plant.owed {
            let result = check.evaluate(simulation)
            #expect(result.holds, "\(check.id): \(result.reading)")
        }
        #expect(simulation.evaluator.audit().isEmpty)
    }

    /// Somebody takes for granted what the house doesn't owe.
    @Test func oneExpectationIsMistaken() throws {
        let house = try House.facility("corner-house")
        let simulation = house.simulation()
        let broken = house.plant.expectations.filter { !$0.evaluate(simulation).holds }
        #expect(broken.map(\.id) == ["es2-internet"])
    }

    /// Every check can fail: something in the plant makes it so.
    @Test(arguments: House.facilityIDs)
    func everyCheckWatchesSomething(id: String) throws {
        let house = try House.facility(id)
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

    @Test(arguments: House.facilityIDs)
    func peopleCanBeAskedAndAllow(id: String) throws {
        let people = try inventory(id).elements.filter { $0.kind == "person" }
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
    @Test(arguments: House.facilityIDs)
    func cablesAreWithinTheirRatings(id: String) throws {
        let limits: [String: Int64] = [
            "coax-1694a": 106_000, "coax-1855a": 55_000, "cat6": 55_000,
        ]
        for cable in try inventory(id).cables {
            #expect(cable.lengthMillimetres <= limits[cable.kind] ?? 0, "\(cable.id)")
        }
    }

    @Test(arguments: House.facilityIDs)
    func noTwoDevicesInOneRackUnit(id: String) throws {
        let units = try inventory(id).elements.map(\.rack).filter { !$0.isEmpty }
        #expect(Set(units).count == units.count)
    }

    @Test(arguments: House.facilityIDs)
    func noAddressTwice(id: String) throws {
        var addresses: [String] = []
        for element in try inventory(id).elements {
            for parameter in element.parameters
            where ["interfaces", "management"].contains(parameter.name) {
                addresses += House.addresses(in: parameter.value)
            }
        }
        #expect(addresses.count >= 15)
        #expect(Set(addresses).count == addresses.count)
    }

    @Test(arguments: House.facilityIDs)
    func thePapersOfAHouse(id: String) throws {
        let papers = try inventory(id).elements.filter { $0.kind == "document" }
        #expect(papers.count >= 7)
        for paper in [
            "bookings", "change-log", "router-map", "cable-schedule", "address-plan", "cal-log",
        ] {
            #expect(papers.contains { $0.id == paper })
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
                case .choice(let names) where names.count <= 6: (0..<6).map { Int64($0) }
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
