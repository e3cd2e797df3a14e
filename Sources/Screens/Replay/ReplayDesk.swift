import TerminalCanvas

extension ReplayModel {
    /// Where the engineer was when the line had been done, what was there, when, and who.
    var deskContent: Element {
        var parts: [Element] = [
            .fields([
                LabelledText("place", desk.place.title),
                LabelledText("clock", ClockWords.exact(desk.clock)),
            ]),
            budget,
        ]
        let people = desk.people.map { "\($0.name): \($0.words)" }
        if !people.isEmpty { parts += [.heading("Spoken to", level: 2), .list(people)] }
        let things = desk.place.things.map { "\($0.name): \($0.title)" }
        if !things.isEmpty { parts += [.heading("Here", level: 2), .list(things)] }
        return .group(parts)
    }

    private var budget: Element {
        guard desk.budget > 0 else { return .group([]) }
        let used = desk.budget - desk.budgetLeft
        return .meter(
            Meter(
                label: "time used",
                text: QuantityWords.span(milliseconds: used) + " of "
                    + QuantityWords.span(milliseconds: desk.budget),
                permille: Int(used * 1000 / desk.budget)))
    }

    /// The picture that was on the screen, with when it was taken where that was before.
    var pictureContent: Element {
        guard pictures.indices.contains(picture), let taken = desk.picture else {
            return .paragraph("No picture had been measured yet.")
        }
        let when = "\(taken.title), at line \(taken.number), \(ClockWords.face(taken.time))"
        let count = pictures.count > 1 ? "; picture \(picture + 1) of \(pictures.count)" : ""
        return .group([.paragraph(when + count), .plot(pictures[picture])])
    }
}
