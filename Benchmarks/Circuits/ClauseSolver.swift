/// Decides whether clauses can all be true under assumptions, and if not, which assumptions clash.
///
/// Two watched literals for each clause, learning from conflicts (first unique implication point),
/// restarts after Luby's sequence: the scheme of Eén and Sörensson, "An extensible SAT-solver"
/// (2003). What is learnt holds without the assumptions and is kept from one question to the next.
///
/// A variable is an id from 0; its literals are `2 * id` (true) and `2 * id + 1` (false).
package struct ClauseSolver {
    private enum Value { static let open: Int8 = 0, yes: Int8 = 1, no: Int8 = -1 }

    /// A clause that watches a literal, with another of its literals, which is often true already.
    private struct Watch {
        var clause: Int32
        var blocker: Int32
    }

    /// Each clause's length, then its literals; the first two are watched.
    private var arena: [Int32] = []
    private var watches: [[Watch]] = []
    /// By literal.
    private var values: [Int8] = []
    /// By variable: the level at which it got its value, and the clause that forced it, or -1.
    private var levels: [Int32] = []
    private var reasons: [Int32] = []
    private var phases: [Bool] = []
    private var keepsPhase: [Bool] = []
    private var trail: [Int32] = []
    private var levelStarts: [Int] = []
    private var head = 0
    private var order = VariableOrder()
    private var isSeen: [Bool] = []
    private var isRefuted = false
    private var model: [Bool] = []

    /// After the clauses were found to clash with the assumptions: those that take part in it.
    package private(set) var core: [Int32] = []
    /// The conflicts met in all questions.
    package private(set) var conflictCount = 0

    /// A solver without variables or clauses.
    package init() {}

    /// A new variable. It is tried with the value of `phase` first, and with its latest value from
    /// then on unless `keepsPhase`; variables of higher `priority` are tried first.
    @discardableResult
    package mutating func makeVariable(
        phase: Bool = false, keepsPhase: Bool = false, priority: Double = 0
    ) -> Int32 {
        let id = Int32(levels.count)
        values += [Value.open, Value.open]
        watches += [[], []]
        levels.append(0)
        reasons.append(-1)
        phases.append(phase)
        self.keepsPhase.append(keepsPhase)
        isSeen.append(false)
        order.add(priority: priority)
        return id
    }

    /// Adds a clause: at least one of the literals is true.
    package mutating func add(_ literals: [Int32]) {
        precondition(levelStarts.isEmpty, "clauses are added between questions")
        var kept: [Int32] = []
        for literal in literals where !kept.contains(literal) {
            if kept.contains(literal ^ 1) || values[Int(literal)] == Value.yes { return }
            if values[Int(literal)] == Value.open { kept.append(literal) }
        }
        if kept.isEmpty {
            isRefuted = true
        } else if kept.count == 1 {
            assign(kept[0], reason: -1)
            if propagate() >= 0 { isRefuted = true }
        } else {
            _ = store(kept)
        }
    }

    /// Whether all clauses can be true together with the assumptions. If so `isTrue` tells the
    /// values found, else `core` the assumptions that clash.
    package mutating func isSatisfiable(assuming assumptions: [Int32]) -> Bool {
        core = []
        var restarts = 0
        while !isRefuted {
            let allowance = 64 * ClauseSolver.luby(restarts)
            let answer = search(assumptions, conflicts: allowance)
            goBack(to: 0)
            if let answer { return answer }
            restarts += 1
        }
        return false
    }

    /// Whether a variable was true in the values found last.
    package func isTrue(_ variable: Int32) -> Bool { model[Int(variable)] }

    /// 1, 1, 2, 1, 1, 2, 4, … (Luby, Sinclair and Zuckerman 1993).
    private static func luby(_ index: Int) -> Int {
        var size = 1
        while size < index + 1 { size = 2 * size + 1 }
        var rest = index
        while size - 1 != rest {
            size /= 2
            if rest >= size { rest -= size }
        }
        return (size + 1) / 2
    }

    /// Searches until there is an answer, or nil after a number of conflicts.
    private mutating func search(_ assumptions: [Int32], conflicts: Int) -> Bool? {
        var left = conflicts
        while true {
            let clause = propagate()
            if clause >= 0 {
                conflictCount += 1
                left -= 1
                if levelStarts.isEmpty {
                    isRefuted = true
                    return false
                }
                learn(from: clause)
                continue
            }
            if left <= 0 { return nil }
            while levelStarts.count < assumptions.count {
                let literal = assumptions[levelStarts.count]
                if values[Int(literal)] == Value.open { break }
                if values[Int(literal)] == Value.no {
                    core = clash(with: literal)
                    return false
                }
                levelStarts.append(trail.count)
            }
            if levelStarts.count < assumptions.count {
                decide(assumptions[levelStarts.count])
            } else if let variable = nextOpenVariable() {
                decide(2 * variable + (phases[Int(variable)] ? 0 : 1))
            } else {
                model = levels.indices.map { values[2 * $0] == Value.yes }
                return true
            }
        }
    }

    /// The busiest variable that has no value, or nil when all have one.
    private mutating func nextOpenVariable() -> Int32? {
        while let variable = order.popFirst() {
            if values[Int(2 * variable)] == Value.open { return variable }
        }
        return nil
    }

    private mutating func decide(_ literal: Int32) {
        levelStarts.append(trail.count)
        assign(literal, reason: -1)
    }

    private mutating func assign(_ literal: Int32, reason: Int32) {
        values[Int(literal)] = Value.yes
        values[Int(literal ^ 1)] = Value.no
        let variable = Int(literal >> 1)
        levels[variable] = Int32(levelStarts.count)
        reasons[variable] = reason
        trail.append(literal)
    }

    private mutating func goBack(to level: Int) {
        guard level < levelStarts.count else { return }
        let start = levelStarts[level]
        for literal in trail[start...] {
            let variable = literal >> 1
            values[Int(literal)] = Value.open
            values[Int(literal ^ 1)] = Value.open
            if !keepsPhase[Int(variable)] { phases[Int(variable)] = literal & 1 == 0 }
            order.putBack(variable)
        }
        trail.removeSubrange(start...)
        levelStarts.removeSubrange(level...)
        head = start
    }

    /// Stores a clause of two literals or more.
    private mutating func store(_ literals: [Int32]) -> Int32 {
        let clause = Int32(arena.count)
        arena.append(Int32(literals.count))
        arena.append(contentsOf: literals)
        watches[Int(literals[0])].append(Watch(clause: clause, blocker: literals[1]))
        watches[Int(literals[1])].append(Watch(clause: clause, blocker: literals[0]))
        return clause
    }

    /// Follows what the values so far force; the clause that can't be true any more, or -1.
    private mutating func propagate() -> Int32 {
        while head < trail.count {
            let falsified = trail[head] ^ 1
            head += 1
            var list: [Watch] = []
            swap(&list, &watches[Int(falsified)])
            let conflict = visit(&list, falsified)
            swap(&list, &watches[Int(falsified)])
            if conflict >= 0 {
                head = trail.count
                return conflict
            }
        }
        return -1
    }

    /// Visits the clauses that watch a literal which became false; those that find another one to
    /// watch leave the list.
    private mutating func visit(_ list: inout [Watch], _ falsified: Int32) -> Int32 {
        var kept = 0
        var next = 0
        var conflict: Int32 = -1
        while next < list.count {
            let watch = list[next]
            next += 1
            if values[Int(watch.blocker)] == Value.yes {
                list[kept] = watch
                kept += 1
                continue
            }
            let start = Int(watch.clause) + 1
            if arena[start] == falsified { arena.swapAt(start, start + 1) }
            let other = arena[start]
            if values[Int(other)] != Value.yes, rewatch(watch.clause, other) { continue }
            list[kept] = Watch(clause: watch.clause, blocker: other)
            kept += 1
            if values[Int(other)] == Value.no {
                conflict = watch.clause
                break
            }
            if values[Int(other)] == Value.open { assign(other, reason: watch.clause) }
        }
        while next < list.count {
            list[kept] = list[next]
            kept += 1
            next += 1
        }
        list.removeSubrange(kept...)
        return conflict
    }

    /// Finds a literal that isn't false for a clause to watch in its second place.
    private mutating func rewatch(_ clause: Int32, _ other: Int32) -> Bool {
        let start = Int(clause) + 1
        let end = start + Int(arena[Int(clause)])
        for place in start + 2..<end where values[Int(arena[place])] != Value.no {
            arena.swapAt(start + 1, place)
            watches[Int(arena[start + 1])].append(Watch(clause: clause, blocker: other))
            return true
        }
        return false
    }
}

extension ClauseSolver {
    /// Learns a clause from one that can't be true, goes back, and follows it.
    private mutating func learn(from conflict: Int32) {
        var learnt: [Int32] = [-1]
        var touched: [Int] = []
        var open = 0
        var place = trail.count - 1
        var clause = conflict
        var pivot: Int32 = -1
        repeat {
            let start = Int(clause) + 1
            for index in start..<start + Int(arena[Int(clause)]) {
                let literal = arena[index]
                let variable = Int(literal >> 1)
                if literal == pivot || isSeen[variable] || levels[variable] == 0 { continue }
                isSeen[variable] = true
                touched.append(variable)
                order.bump(Int32(variable))
                if Int(levels[variable]) == levelStarts.count {
                    open += 1
                } else {
                    learnt.append(literal)
                }
            }
            while !isSeen[Int(trail[place] >> 1)] { place -= 1 }
            pivot = trail[place]
            clause = reasons[Int(pivot >> 1)]
            place -= 1
            open -= 1
        } while open > 0
        learnt[0] = pivot ^ 1
        for variable in touched { isSeen[variable] = false }
        order.decay()
        follow(learnt)
    }

    /// Goes back to where a learnt clause forces its first literal.
    private mutating func follow(_ learnt: [Int32]) {
        guard learnt.count > 1 else {
            goBack(to: 0)
            assign(learnt[0], reason: -1)
            return
        }
        var clause = learnt
        var latest = 1
        for index in 2..<max(2, clause.count)
        where levels[Int(clause[index] >> 1)] > levels[Int(clause[latest] >> 1)] {
            latest = index
        }
        clause.swapAt(1, latest)
        goBack(to: Int(levels[Int(clause[1] >> 1)]))
        assign(clause[0], reason: store(clause))
    }

    /// The assumptions that together force an assumption to be false, and that one.
    private mutating func clash(with assumption: Int32) -> [Int32] {
        var found = [assumption]
        guard levels[Int(assumption >> 1)] > 0, let start = levelStarts.first else { return found }
        var touched = [Int(assumption >> 1)]
        isSeen[touched[0]] = true
        for literal in trail[start...].reversed() where isSeen[Int(literal >> 1)] {
            let clause = Int(reasons[Int(literal >> 1)])
            if clause < 0 {
                found.append(literal)
                continue
            }
            for index in clause + 1...clause + Int(arena[clause]) {
                let variable = Int(arena[index] >> 1)
                if levels[variable] == 0 || isSeen[variable] { continue }
                isSeen[variable] = true
                touched.append(variable)
            }
        }
        for variable in touched { isSeen[variable] = false }
        return found
    }
}
