"""Invented students for a demonstration, with names as they are written in many languages."""

from __future__ import annotations

from coursekit.assignments.students import Student

# id, first name, last name
_NAMES = """
wang.fang 芳 王
nkechi.obi Nkechi Obi
lukasz.zolc Łukasz Żółć
amina.yusuf أمينة يوسف
juan.nunez Juan Núñez de la Torre
olga.sidorova Ольга Сидорова
thuy.tran Thúy Trần
soren.oster Søren Østergård
priya.raman Priya Raman
kaan.ozturk Kaan Öztürk
chidi.eze Chidi Eze
anahit.sarg Անահիտ Սարգսյան
ji-woo.kim 지우 김
bjork.jons Björk Jónsdóttir
mehmet.isik Mehmet Işık
haruto.sato 陽翔 佐藤
giorgi.ab გიორგი აბაშიძე
elif.sahin Elif Şahin
ines.goncalves Inês Gonçalves
oleksandr.k Олександр Ковальчук
li.na 娜 李
zsofia.kovacs Zsófia Kovács
tamar.levi תמר לוי
aizhan.omar Айжан Омарова
francois.lefevre François Lefèvre
siobhan.onuallain Siobhán O’Nualláin
dmitri.panov Дмитрий Панов
maria.papa Μαρία Παπαδοπούλου
arjun.singh अर्जुन सिंह
nomsa.dube Nomsa Dube
zhang.wei 伟 张
ana.kovac Ana Kovač
farid.karimi فرید کریمی
jan.novak Jan Novák
grace.mensah Grace Mensah
mustafa.al-khatib مصطفى الخطيب
lena.muller Lena Müller
temur.usmon Temur Usmonov
saule.jons Saulė Jonaitytė
maile.kahale Maile Kahale
"""


def people(number: int) -> tuple[Student, ...]:
    """So many students, always the same ones; names come back with a number when they run out."""
    rows = [line.split(" ", 2) for line in _NAMES.strip().splitlines()]
    found = []
    for place in range(number):
        name, first, last = rows[place % len(rows)]
        name += f".{place // len(rows) + 1}" if place >= len(rows) else ""
        found.append(
            Student(id=name, first_name=first, last_name=last, email=f"{name}@example.org")
        )
    return tuple(found)
